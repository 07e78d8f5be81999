package org.chairside.contracts.intake;

import org.chairside.contracts.PatientToken;

/**
 * A fact about the key of one patient; stream {@code patient-key/<token>}.
 *
 * <p>The topic is compacted: whoever reads it late may meet only the last fact of a patient.
 */
public sealed interface PatientKeyEvent permits PatientKeyIssued, PatientKeyDestroyed {

    PatientToken patient();
}
