package org.chairside.contracts;

/**
 * Data about a person that travels encrypted under that person's own key.
 *
 * <p>In memory it is {@link Open}; in Kafka and in the journal it is ciphertext bound to its event's id and type, its patient
 * and its topic, so that it cannot be moved to another event. Once the person's key is destroyed it reads as {@link Redacted}.
 *
 * @param <T> what is sealed
 */
public sealed interface Sealed<T> {

    /** Readable here. */
    record Open<T>(T value) implements Sealed<T> {
        @Override
        public String toString() {
            return "***";
        }
    }

    /** The key was destroyed; nobody can read this again. */
    record Redacted<T>() implements Sealed<T> {}

    static <T> Sealed<T> of(T value) {
        return new Open<>(value);
    }
}
