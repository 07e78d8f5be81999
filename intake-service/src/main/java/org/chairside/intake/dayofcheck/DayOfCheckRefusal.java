package org.chairside.intake.dayofcheck;

import org.chairside.contracts.RefusalReason;

/** Why no check is recorded. */
public enum DayOfCheckRefusal implements RefusalReason {
    /** the visit is called off, has begun or has ended without treatment */
    STATE,
    /** an earlier check of this visit excluded treatment for the day */
    TREATMENT_EXCLUDED,
    /** the visit is on another day at its site */
    NOT_TODAY,
    /** an answer lies in the future; answered as 422 at its field */
    ANSWER_TIME,
    /** scheduling has not told of the site yet */
    SITE_UNKNOWN
}
