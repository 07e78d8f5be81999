package org.chairside.session.session;

import org.chairside.contracts.SessionId;
import org.chairside.contracts.StaffId;

/** Give up what was made ready, to make it ready anew: all that was drawn is destroyed before a witness (rule K2). */
public record DiscardPreparation(SessionId session, StaffId discardedBy, StaffId witness) {}
