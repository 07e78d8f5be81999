package org.chairside.contracts.intake;

import org.chairside.contracts.PatientToken;
import org.jspecify.annotations.Nullable;

/**
 * What travels about this patient is sealed under this key.
 *
 * @param wrappedKey the patient's key under the cell's key, base64; absent once the key was destroyed, so that a replay of the
 *     journal cannot bring it back
 */
public record PatientKeyIssued(
        PatientToken patient, @Nullable String wrappedKey) implements PatientKeyEvent {

    @Override
    public String toString() {
        return "PatientKeyIssued[patient=" + patient + ", wrappedKey=***]";
    }
}
