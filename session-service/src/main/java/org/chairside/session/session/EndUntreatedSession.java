package org.chairside.session.session;

import org.chairside.contracts.SessionId;

/** Give up a session whose patient was sent home, if it has not started. */
public record EndUntreatedSession(SessionId session) {}
