package org.chairside.contracts.session;

/** How loud. */
public enum AlarmTier {
    ADVISORY,
    PAUSE,
    STOP
}
