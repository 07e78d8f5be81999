package org.chairside.keys;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.chairside.contracts.PatientToken;
import org.chairside.keys.WrappedKeys.WrappedKey.Destroyed;
import org.chairside.keys.WrappedKeys.WrappedKey.Held;

/** A key store that can be switched off. */
final class KeysInMemory implements WrappedKeys {

    private final Map<PatientToken, WrappedKey> rows = new HashMap<>();
    boolean down;

    @Override
    public Optional<WrappedKey> find(PatientToken patient) {
        if (down) {
            throw new IllegalStateException("connection refused");
        }
        return Optional.ofNullable(rows.get(patient));
    }

    @Override
    public Map<PatientToken, WrappedKey> among(Collection<PatientToken> patients) {
        if (down) {
            throw new IllegalStateException("connection refused");
        }
        var known = new HashMap<>(rows);
        known.keySet().retainAll(patients);
        return known;
    }

    @Override
    public boolean addIfAbsent(PatientToken patient, String wrapped) {
        return rows.putIfAbsent(patient, new Held(wrapped)) == null;
    }

    @Override
    public boolean destroy(PatientToken patient, Instant at) {
        return !new Destroyed().equals(rows.put(patient, new Destroyed()));
    }

    @Override
    public void eraseFromJournal(PatientToken patient) {}
}
