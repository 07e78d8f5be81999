package org.chairside.session.vial;

import org.chairside.contracts.RefusalReason;

/** Why the drug ledger refuses. */
public enum VialRefusal implements RefusalReason {
    VIAL_NOT_HERE,
    /** one of the same lot and contents is here: received twice, or another that is said to be one */
    SAME_VIAL,
    VIAL_EXPIRED,
    /** esketamine is received and counted, and given by no pump: its own rules (REMS) are not kept here */
    DRUG_NOT_INFUSED,
    VIAL_OVERDRAWN,
    GIVEN_EXCEEDS_DRAWN,
    WASTE_EXCEEDS_DRAWN,
    WITNESS_SAME_PERSON,
    WITNESS_DREW,
    WITNESS_GAVE
}
