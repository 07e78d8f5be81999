package org.chairside.session.session;

import org.chairside.contracts.SessionId;
import org.chairside.session.startgate.Knowledge;

/**
 * Look at the start gate without starting.
 *
 * @param knowledge how complete the copy of others' facts was when the button was pressed
 * @param byPrescriber the person at the button is a prescriber licensed in the state of the site
 */
public record EvaluateStartGate(SessionId session, Knowledge knowledge, boolean byPrescriber) {}
