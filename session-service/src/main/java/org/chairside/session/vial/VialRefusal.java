package org.chairside.session.vial;

import org.chairside.contracts.RefusalReason;

/** Why the drug ledger refuses. */
public enum VialRefusal implements RefusalReason {
    VIAL_NOT_HERE,
    VIAL_EXPIRED,
    VIAL_OVERDRAWN,
    GIVEN_EXCEEDS_DRAWN,
    WASTE_EXCEEDS_DRAWN,
    WITNESS_SAME_PERSON,
    WITNESS_DREW,
    WITNESS_GAVE
}
