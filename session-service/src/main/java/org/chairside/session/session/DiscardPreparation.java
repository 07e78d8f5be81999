package org.chairside.session.session;

import org.chairside.contracts.SessionId;
import org.chairside.contracts.StaffId;

/**
 * Give up what was made ready, to make it ready anew: all that was drawn is destroyed before a witness (rule K2).
 *
 * @param micrograms what the two people destroy, and so all that was drawn
 */
public record DiscardPreparation(SessionId session, long micrograms, StaffId discardedBy, StaffId witness) {}
