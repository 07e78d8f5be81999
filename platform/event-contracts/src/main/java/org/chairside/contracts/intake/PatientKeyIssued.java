package org.chairside.contracts.intake;

import org.chairside.contracts.PatientToken;

/**
 * What travels about this patient is sealed under this key.
 *
 * @param wrappedKey the patient's key under the cell's key, base64
 */
public record PatientKeyIssued(PatientToken patient, String wrappedKey) implements PatientKeyEvent {

    @Override
    public String toString() {
        return "PatientKeyIssued[patient=" + patient + ", wrappedKey=***]";
    }
}
