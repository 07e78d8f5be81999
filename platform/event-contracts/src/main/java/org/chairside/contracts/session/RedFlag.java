package org.chairside.contracts.session;

/** A symptom that means emergency care at any blood pressure (rule V7). */
public enum RedFlag {
    CHEST_PAIN,
    SHORTNESS_OF_BREATH,
    /** sudden, severe */
    HEADACHE,
    VISUAL_DISTURBANCE,
    SEIZURE,
    FALLING_CONSCIOUSNESS,
    FOCAL_DEFICIT
}
