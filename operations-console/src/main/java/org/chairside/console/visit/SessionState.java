package org.chairside.console.visit;

/** Where a session stands, as its service says it; its word is the message {@code session.<name>}. */
enum SessionState {
    PLANNED,
    PREPARED,
    INFUSING,
    PAUSED,
    RECOVERY,
    READY_FOR_DISCHARGE,
    CLOSED,
    ABORTED
}
