package org.chairside.console.visit;

/** Where a clearance stands, as its service says it; its word is the message {@code clearance.<name>}. */
enum ClearanceState {
    DRAFT,
    SUBMITTED,
    CLEARED,
    SUSPENDED,
    EXPIRED,
    DECLINED,
    REVOKED
}
