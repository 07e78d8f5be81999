package org.chairside.intake.clearance;

import org.chairside.contracts.RefusalReason;

/** Why a clearance stays as it is. */
public enum ClearanceRefusal implements RefusalReason {
    /** the clearance is in a state that does not allow it */
    STATE,
    /** medications or consent are missing */
    INTAKE_INCOMPLETE,
    /** a rule forbids to clear this patient now */
    CLEARANCE_RULE,
    /** the maximum dose is over the site's cap (rule D1) */
    DOSE_CAP,
    /** there is no visit to open a new file for; the next booking opens one */
    NO_VISIT_AHEAD,
    /** scheduling has not told of the site yet */
    SITE_UNKNOWN
}
