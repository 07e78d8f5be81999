package org.chairside.session.session;

import org.chairside.contracts.SessionId;

/** Give up a session whose patient was sent home, if it has not started and nothing that was given keeps them (rules R2 and R3). */
public record EndUntreatedSession(SessionId session) {}
