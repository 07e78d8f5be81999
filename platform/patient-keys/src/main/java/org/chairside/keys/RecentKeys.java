package org.chairside.keys;

import com.google.crypto.tink.Aead;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.chairside.contracts.PatientToken;

/** The keys used last, so that a busy patient does not cost a query per event; short-lived, so that a destroyed key dies everywhere. */
final class RecentKeys {

    private final Map<PatientToken, Recent> entries;
    private final Duration life;
    private final InstantSource time;

    RecentKeys(int capacity, Duration life, InstantSource time) {
        this.life = life;
        this.time = time;
        this.entries = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<PatientToken, Recent> eldest) {
                return size() > capacity;
            }
        };
    }

    /** Looks up outside the lock: a slow key store must not hold up those who have their key. */
    PatientKey get(PatientToken patient, Function<PatientToken, PatientKey> lookUp) {
        synchronized (this) {
            var recent = entries.get(patient);
            if (recent != null && time.instant().isBefore(recent.until)) {
                return recent.key;
            }
        }
        var key = lookUp.apply(patient);
        synchronized (this) {
            entries.put(patient, new Recent(key, time.instant().plus(life)));
        }
        return key;
    }

    synchronized void remove(PatientToken patient) {
        entries.remove(patient);
    }

    /** A key as far as it can be used. */
    sealed interface PatientKey {

        record Usable(Aead aead) implements PatientKey {}

        record Destroyed() implements PatientKey {}
    }

    private record Recent(PatientKey key, Instant until) {}
}
