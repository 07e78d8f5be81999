package org.chairside.keys;

import org.chairside.contracts.Sealed;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/** Teaches the event codec what {@link Sealed} is on the wire: {@code {"key":"patient-key/<token>","ciphertext":"<base64>"}}. */
final class SealedModule extends SimpleModule {

    private static final long serialVersionUID = 1;

    private SealedModule(ValueSerializer<Sealed<?>> writing, ValueDeserializer<Sealed<?>> reading) {
        super("sealed");
        addSerializer(sealed(), writing);
        addDeserializer(sealed(), reading);
    }

    /** For a service that works with what is sealed. */
    static SealedModule under(PatientCipher cipher) {
        return new SealedModule(new SealedWriter(cipher), new SealedReader(cipher));
    }

    /** For a service that may know none of it: all is {@link Sealed.Redacted}, and nothing can be sealed. */
    static SealedModule withoutKeys() {
        return new SealedModule(new SealedWriter(null), new SealedReader(null));
    }

    @SuppressWarnings("unchecked")
    private static Class<Sealed<?>> sealed() {
        return (Class<Sealed<?>>) (Class<?>) Sealed.class;
    }
}
