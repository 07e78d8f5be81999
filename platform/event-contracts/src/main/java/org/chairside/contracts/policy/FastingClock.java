package org.chairside.contracts.policy;

/** To which start the fasting of rules F1 and F2 is counted (rule F2b). */
public enum FastingClock {
    /** to the scheduled start; to the actual one when that is earlier, so that an early start never shortens a fast */
    SCHEDULED,
    /** to the actual start, also when that is later */
    ACTUAL_START
}
