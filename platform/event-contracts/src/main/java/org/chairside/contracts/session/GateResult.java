package org.chairside.contracts.session;

/** What the start gate said. */
public enum GateResult {
    OPEN,
    CLOSED
}
