package org.chairside.keys;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chairside.contracts.PatientToken;
import org.chairside.journal.ArrivedKeys;
import org.chairside.journal.KeyMissing;
import org.chairside.journal.Undecryptable;
import org.chairside.journal.Unreachable;
import org.chairside.keys.RecentKeys.PatientKey;
import org.chairside.keys.WrappedKeys.WrappedKey;

/**
 * Seals and opens under the patient's key.
 *
 * <p>An event whose key is not here yet, or cannot be unwrapped with this cell's key, waits for it by itself ({@link KeyMissing}): it may
 * be sound, or forged. Only a key store that does not answer is an outage of everything ({@link Unreachable}).
 */
final class PatientCipher implements ArrivedKeys {

    private final WrappedKeys keys;
    private final CellKey cellKey;
    private final RecentKeys recent;

    PatientCipher(WrappedKeys keys, CellKey cellKey, InstantSource time) {
        this.keys = keys;
        this.cellKey = cellKey;
        this.recent = new RecentKeys(10_000, Duration.ofMinutes(1), time);
    }

    /** The ciphertext; once the key was destroyed, only a proof that this cell kept the content to itself. */
    byte[] seal(byte[] plain, SealedContext event) {
        return switch (recent.get(event.patient(), this::find)) {
            case PatientKey.Destroyed() -> cellKey.vouchFor(event.redaction());
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
     * The plain text, or nothing if the key was destroyed, here or where it was to be sealed.
     *
     * @throws Undecryptable if the ciphertext is damaged or was sealed for another event
     */
    Optional<byte[]> open(byte[] ciphertext, SealedContext event) {
        return switch (recent.get(event.patient(), this::find)) {
            case PatientKey.Destroyed() -> Optional.empty();
            case PatientKey.Usable(var aead) ->
                decrypt(aead, ciphertext, event.associatedData())
                        .or(() -> decrypt(aead, ciphertext, event.associatedDataWithoutPlace()))
                        .or(() -> redacted(ciphertext, event));
        };
    }

    private static Optional<byte[]> decrypt(Aead aead, byte[] ciphertext, byte[] associatedData) {
        try {
            return Optional.of(aead.decrypt(ciphertext, associatedData));
        } catch (GeneralSecurityException otherForm) {
            return Optional.empty();
        }
    }

    private Optional<byte[]> redacted(byte[] ciphertext, SealedContext event) {
        if (cellKey.vouchedFor(event.redaction(), ciphertext)) {
            return Optional.empty();
        }
        throw new Undecryptable("the ciphertext is damaged or was sealed for another event");
    }

    @Override
    public Set<String> among(Collection<String> recordKeys) {
        var patients = recordKeys.stream().flatMap(PatientCipher::patient).collect(Collectors.toSet());
        return asked(() -> keys.among(patients)).entrySet().stream()
                .filter(each -> opens(each.getValue(), each.getKey()))
                .map(each -> each.getKey().toString())
                .collect(Collectors.toSet());
    }

    private boolean opens(WrappedKey stored, PatientToken patient) {
        try {
            usable(stored, patient);
            return true;
        } catch (KeyMissing otherCell) {
            return false;
        }
    }

    private static Stream<PatientToken> patient(String recordKey) {
        try {
            return Stream.of(PatientToken.of(recordKey));
        } catch (IllegalArgumentException site) {
            return Stream.empty();
        }
    }

    void forget(PatientToken patient) {
        recent.remove(patient);
    }

    private PatientKey find(PatientToken patient) {
        var stored =
                asked(() -> keys.find(patient)).orElseThrow(() -> new KeyMissing("the patient's key has not arrived"));
        return usable(stored, patient);
    }

    private PatientKey usable(WrappedKey stored, PatientToken patient) {
        return switch (stored) {
            case WrappedKey.Destroyed() -> new PatientKey.Destroyed();
            case WrappedKey.Held(var base64) -> unwrap(base64, patient);
        };
    }

    private static <T> T asked(Supplier<T> store) {
        try {
            return store.get();
        } catch (RuntimeException outage) {
            throw new Unreachable("the key store cannot be reached", outage);
        }
    }

    /** A key that was forged is no base64 either. */
    private PatientKey unwrap(String wrapped, PatientToken patient) {
        try {
            return new PatientKey.Usable(AesGcm.under(cellKey.unwrap(wrapped, patient)));
        } catch (GeneralSecurityException | IllegalArgumentException otherCell) {
            throw new KeyMissing("the patient's key cannot be unwrapped with this cell's key", otherCell);
        }
    }
}
