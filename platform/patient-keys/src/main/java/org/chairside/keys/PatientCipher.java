package org.chairside.keys;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.chairside.contracts.PatientToken;
import org.chairside.journal.Undecryptable;
import org.chairside.journal.Unreachable;
import org.chairside.keys.RecentKeys.PatientKey;
import org.chairside.keys.WrappedKeys.WrappedKey;

/**
 * Seals and opens under the patient's key.
 *
 * <p>A key that is not here yet or cannot be unwrapped with this cell's key is an outage ({@link Unreachable}), never poison: the
 * event is sound.
 */
final class PatientCipher {

    private final WrappedKeys keys;
    private final CellKey cellKey;
    private final RecentKeys recent;

    PatientCipher(WrappedKeys keys, CellKey cellKey, InstantSource time) {
        this.keys = keys;
        this.cellKey = cellKey;
        this.recent = new RecentKeys(10_000, Duration.ofMinutes(1), time);
    }

    /** @throws IllegalStateException if the key was destroyed */
    byte[] seal(byte[] plain, SealedContext event) {
        return switch (recent.get(event.patient(), this::find)) {
            case PatientKey.Destroyed() -> throw new IllegalStateException("the patient's key was destroyed");
            case PatientKey.Usable(var aead) -> {
                try {
                    yield aead.encrypt(plain, event.associatedData());
                } catch (GeneralSecurityException impossible) {
                    throw new IllegalStateException("AES-256-GCM does not work here", impossible);
                }
            }
        };
    }

    /**
     * The plain text, or nothing if the key was destroyed.
     *
     * @throws Undecryptable if the ciphertext is damaged or was sealed for another event
     */
    Optional<byte[]> open(byte[] ciphertext, SealedContext event) {
        return switch (recent.get(event.patient(), this::find)) {
            case PatientKey.Destroyed() -> Optional.empty();
            case PatientKey.Usable(var aead) -> {
                try {
                    yield Optional.of(aead.decrypt(ciphertext, event.associatedData()));
                } catch (GeneralSecurityException damagedOrMoved) {
                    throw new Undecryptable("the ciphertext is damaged or was sealed for another event");
                }
            }
        };
    }

    void forget(PatientToken patient) {
        recent.remove(patient);
    }

    private PatientKey find(PatientToken patient) {
        return switch (stored(patient)) {
            case WrappedKey.Destroyed() -> new PatientKey.Destroyed();
            case WrappedKey.Held(var base64) -> unwrap(base64, patient);
        };
    }

    private WrappedKey stored(PatientToken patient) {
        Optional<WrappedKey> stored;
        try {
            stored = keys.find(patient);
        } catch (RuntimeException outage) {
            throw new Unreachable("the key store cannot be reached", outage);
        }
        return stored.orElseThrow(() -> new Unreachable("the patient's key has not arrived"));
    }

    private PatientKey unwrap(String wrapped, PatientToken patient) {
        try {
            return new PatientKey.Usable(AesGcm.under(cellKey.unwrap(wrapped, patient)));
        } catch (GeneralSecurityException otherCell) {
            throw new Unreachable("the patient's key cannot be unwrapped with this cell's key", otherCell);
        }
    }
}
