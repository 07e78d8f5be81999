package org.chairside.contracts.session;

/** Who asked to stop or pause. */
public enum StopParty {
    PATIENT,
    CLINICAL,
    EQUIPMENT
}
