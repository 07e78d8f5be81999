package org.chairside.keys;

import java.util.Base64;
import org.chairside.contracts.Sealed;
import org.chairside.journal.Undecryptable;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;

/** Opens, or says that it is redacted. */
final class SealedReader extends ValueDeserializer<Sealed<?>> {

    private final @Nullable PatientCipher cipher;
    private final @Nullable JavaType content;

    SealedReader(@Nullable PatientCipher cipher) {
        this(cipher, null);
    }

    private SealedReader(@Nullable PatientCipher cipher, @Nullable JavaType content) {
        this.cipher = cipher;
        this.content = content;
    }

    @Override
    public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
        return new SealedReader(cipher, context.getContextualType().containedTypeOrUnknown(0));
    }

    @Override
    public Sealed<?> deserialize(JsonParser json, DeserializationContext context) {
        var wire = context.readTree(json);
        var key = text(wire, "key", context);
        var ciphertext = text(wire, "ciphertext", context);
        if (cipher == null || content == null) {
            return new Sealed.Redacted<>();
        }
        var event = SealedContext.in(context);
        if (!key.equals(PatientKeys.stream(event.patient()))) {
            throw new Undecryptable("sealed under the key of another patient");
        }
        return cipher.open(decoded(ciphertext), event)
                .<Sealed<?>>map(plain -> Sealed.of(PlainJson.read(plain, content)))
                .orElseGet(Sealed.Redacted::new);
    }

    private static String text(JsonNode wire, String name, DeserializationContext context) {
        var value = wire.get(name);
        if (value == null || !value.isString()) {
            return context.reportInputMismatch(Sealed.class, "what is sealed has a text \"%s\"", name);
        }
        return value.stringValue();
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException damaged) {
            throw new Undecryptable("the ciphertext is not base64");
        }
    }
}
