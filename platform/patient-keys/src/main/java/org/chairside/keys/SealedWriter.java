package org.chairside.keys;

import org.chairside.contracts.Sealed;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** Seals for the one event that is being written. */
final class SealedWriter extends ValueSerializer<Sealed<?>> {

    private final @Nullable PatientCipher cipher;

    SealedWriter(@Nullable PatientCipher cipher) {
        this.cipher = cipher;
    }

    @Override
    public void serialize(Sealed<?> sealed, JsonGenerator json, SerializationContext context) {
        if (cipher == null) {
            throw new IllegalStateException("this service has no patient keys and can seal nothing");
        }
        var event = SealedContext.in(context);
        switch (sealed) {
            case Sealed.Open<?>(var value) -> {
                json.writeStartObject();
                json.writeStringProperty("key", PatientKeys.stream(event.patient()));
                json.writeBinaryProperty("ciphertext", cipher.seal(PlainJson.write(value), event));
                json.writeEndObject();
            }
            case Sealed.Redacted<?>() -> throw new IllegalStateException("what was redacted cannot be sealed again");
        }
    }
}
