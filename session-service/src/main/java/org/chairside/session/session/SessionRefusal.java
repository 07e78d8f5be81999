package org.chairside.session.session;

import org.chairside.contracts.RefusalReason;

/** Why a session refuses. */
public enum SessionRefusal implements RefusalReason {
    /** the session is in a state that does not allow it */
    STATE,
    /** scheduling has not told the site's policy yet */
    POLICY_UNKNOWN,
    /** the visit is over, the day-of check failed or the clearance does not stand: nothing is drawn */
    TREATMENT_RULED_OUT,
    /** above what the protocol or the clearance allows (rule D1) */
    DOSE_CAP,
    /** the weight is far from the last one: confirm it with a reason */
    CONFIRM_REQUIRED,
    /** the weight was taken in the future */
    WEIGHED_TIME,
    /** taken before the visit or in the future */
    OBSERVATION_TIME,
    /** the medication was given before the visit or in the future */
    GIVEN_TIME,
    /** a thousand sets for the monitors, two thousand with the nurse's; one that raises an alarm is taken all the same */
    CHART_FULL,
    /** rule D1: another prescriber signs a high dose before it is drawn */
    SECOND_SIGN_OFF,
    /** the escort has not arrived */
    ESCORT_NOT_HERE,
    /** a rule keeps the pump from starting: see unmet */
    START_GATE_CLOSED,
    /** the planned time has not run */
    DOSE_NOT_COMPLETE,
    /** rule K1: the pump cannot have given more than was drawn */
    GIVEN_EXCEEDS_DRAWN,
    /** rule V13, paused too long in all, or what the start relied on holds no longer: see unmet */
    RESUME_LIMITS,
    /** nothing was drawn for this session */
    NOTHING_DRAWN,
    /** rule K1: a preparation is discarded whole, and the amount is not that of the one that stands there */
    NOT_WHAT_WAS_DRAWN,
    /** the escort is verified once the patient may leave, not before */
    NOT_READY_TO_LEAVE,
    /** the person at the door is not the named, adult, fit escort (rule E2) */
    ESCORT_NOT_ACCEPTED,
    /** a rule keeps the patient here: see unmet */
    DISCHARGE_RULE
}
