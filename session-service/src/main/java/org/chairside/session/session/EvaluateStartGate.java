package org.chairside.session.session;

import org.chairside.contracts.SessionId;

/** Look at the start gate without starting. */
public record EvaluateStartGate(SessionId session, boolean byPrescriber) {}
