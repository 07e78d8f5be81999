package org.chairside.contracts.session;

/** Where a set of vitals came from. */
public enum VitalsSource {
    MONITOR,
    MANUAL
}
