package org.chairside.session.vial;

import org.chairside.contracts.SessionId;

/** Enter what reached the patient. */
public record AccountForGiven(SessionId session, long micrograms) {}
