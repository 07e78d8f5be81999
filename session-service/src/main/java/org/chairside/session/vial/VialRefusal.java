package org.chairside.session.vial;

import org.chairside.contracts.RefusalReason;

/** Why the drug ledger refuses. */
public enum VialRefusal implements RefusalReason {
    /** the site has no such vial */
    VIAL_NOT_HERE,
    /** one of the same lot and contents is here: received twice, or another that is said to be one */
    SAME_VIAL,
    /** the vial is past its date */
    VIAL_EXPIRED,
    /** esketamine is received and counted, and given by no pump: its own rules (REMS) are not kept here */
    DRUG_NOT_INFUSED,
    /** the vial holds less than that */
    VIAL_OVERDRAWN,
    /** rule K1: the pump cannot have given more than was drawn */
    GIVEN_EXCEEDS_DRAWN,
    /** more than is left of what was drawn */
    WASTE_EXCEEDS_DRAWN,
    /** rule K2: who signed does not work at this site, or may not handle drug */
    WITNESS_UNKNOWN,
    /** rule K2: the witness is the one who wastes */
    WITNESS_SAME_PERSON,
    /** rule K2: the witness is the one who drew */
    WITNESS_DREW,
    /** rule K2: the witness is the one who started the pump */
    WITNESS_GAVE
}
