package org.chairside.contracts.session;

/** How an infusion ended. */
public enum SessionOutcome {
    COMPLETED,
    STOPPED_EARLY
}
