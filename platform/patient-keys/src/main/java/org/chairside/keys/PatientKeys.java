package org.chairside.keys;

import com.google.crypto.tink.subtle.Random;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.intake.PatientKeyDestroyed;
import org.chairside.contracts.intake.PatientKeyEvent;
import org.chairside.contracts.intake.PatientKeyIssued;
import org.chairside.journal.Envelope;
import org.chairside.journal.Forged;
import org.chairside.journal.Journal;
import org.chairside.journal.JournalEntry;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the patients.
 *
 * <p>intake-service issues and destroys them; other services follow its compacted topic. A destroyed key is gone from the tables
 * and from the journal; a process that used it just now may go on reading with it for up to a minute.
 */
public final class PatientKeys {

    private final WrappedKeys keys;
    private final PatientCipher cipher;
    private final CellKey cellKey;
    private final Journal journal;
    private final Clock clock;

    PatientKeys(WrappedKeys keys, PatientCipher cipher, CellKey cellKey, Journal journal, Clock clock) {
        this.keys = keys;
        this.cipher = cipher;
        this.cellKey = cellKey;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Makes the key of a new patient, in the running transaction and before the first event that seals something of the patient.
     *
     * @throws IllegalStateException if the patient has or had one
     */
    public void issueFor(PatientToken patient) {
        var wrapped = wrap(Random.randBytes(AesGcm.KEY_BYTES), patient);
        if (!keys.addIfAbsent(patient, wrapped)) {
            throw new IllegalStateException("the patient has or had a key");
        }
        append(new PatientKeyIssued(patient, wrapped), 0);
    }

    /**
     * Destroys the key in the running transaction: all that was ever sealed under it can never be read again. Does nothing the
     * second time.
     *
     * @throws IllegalStateException if no key was issued to the patient
     */
    public void destroy(PatientToken patient) {
        if (keys.find(patient).isEmpty()) {
            throw new IllegalStateException("the patient has no key");
        }
        var at = clock.instant();
        if (keys.destroy(patient, at)) {
            keys.eraseFromJournal(patient);
            append(new PatientKeyDestroyed(patient, at, proof(patient, at)), 1);
            cipher.forget(patient);
        }
    }

    /**
     * What a service does that follows the keys of intake-service; right in any order and however often.
     *
     * @throws Forged if nobody who has the cell's key said so: a key that is no key, or a destruction, would lose a patient's data
     */
    public void on(PatientKeyEvent event, Envelope envelope) {
        switch (event) {
            case PatientKeyIssued(var patient, var wrappedKey) -> {
                requireFirst(envelope);
                requireOpens(wrappedKey, patient);
                keys.addIfAbsent(patient, wrappedKey);
            }
            case PatientKeyDestroyed(var patient, var at, var proof) -> {
                requireProven(proof, patient, at);
                keys.destroy(patient, at);
                cipher.forget(patient);
            }
        }
    }

    /** A copy of it under a higher number would have the destruction, the second and last of its stream, taken for old. */
    private static void requireFirst(Envelope envelope) {
        if (envelope.sequence() != 1) {
            throw new Forged("a key is the first event of its stream");
        }
    }

    private void requireOpens(String wrappedKey, PatientToken patient) {
        try {
            cellKey.unwrap(wrappedKey, patient);
        } catch (GeneralSecurityException | IllegalArgumentException otherKey) {
            throw new Forged("the key was not wrapped by this cell for this patient");
        }
    }

    private void requireProven(@Nullable String proof, PatientToken patient, Instant at) {
        try {
            if (proof != null
                    && cellKey.vouchedFor(
                            destruction(patient, at), Base64.getDecoder().decode(proof))) {
                return;
            }
        } catch (IllegalArgumentException noBase64) {
            // proves nothing either
        }
        throw new Forged("the destruction of a key without the proof of this cell");
    }

    private String proof(PatientToken patient, Instant at) {
        return Base64.getEncoder().encodeToString(cellKey.vouchFor(destruction(patient, at)));
    }

    private static String destruction(PatientToken patient, Instant at) {
        return "destroyed\n" + patient + "\n" + at;
    }

    static String stream(PatientToken patient) {
        return "patient-key/" + patient;
    }

    private String wrap(byte[] key, PatientToken patient) {
        try {
            return cellKey.wrap(key, patient);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-256-GCM does not work here", impossible);
        }
    }

    private void append(PatientKeyEvent event, int lastSequence) {
        var patient = event.patient();
        journal.append(new JournalEntry(
                stream(patient), lastSequence, patient.toString(), null, null, null, clock.instant(), List.of(event)));
    }
}
