package org.chairside.keys;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.chairside.contracts.PatientToken;

/** Where wrapped keys are kept, in base64. */
interface WrappedKeys {

    Optional<WrappedKey> find(PatientToken patient);

    /** What is known of these patients; the others are not in the answer. */
    Map<PatientToken, WrappedKey> among(Collection<PatientToken> patients);

    /** Keeps the first key of a patient; returns whether this was the first. */
    boolean addIfAbsent(PatientToken patient, String wrapped);

    /**
     * Forgets the key and remembers that it is gone, also of a patient never heard of; returns whether there was a key or nothing
     * before.
     */
    boolean destroy(PatientToken patient, Instant at);

    /** Takes a destroyed key out of this service's own journal, which otherwise forgets nothing. */
    void eraseFromJournal(PatientToken patient);

    /** What is known of a patient's key. */
    sealed interface WrappedKey {

        /** There is one. */
        record Held(String base64) implements WrappedKey {}

        /** There was one. */
        record Destroyed() implements WrappedKey {}
    }
}
