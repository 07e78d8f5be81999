package org.chairside.scheduling.appointment;

import org.chairside.contracts.RefusalReason;

/** Why scheduling says no. */
public enum AppointmentRefusal implements RefusalReason {
    /** the appointment is in a state that does not allow it */
    STATE,
    /** intake has not told of this patient */
    PATIENT_UNKNOWN,
    /** no such chair at that site */
    CHAIR_UNKNOWN,
    /** the start lies in the past */
    START_IN_PAST,
    /** the start lies beyond the site's booking horizon */
    START_BEYOND_HORIZON,
    /** the slot would run past midnight */
    SLOT_PAST_MIDNIGHT,
    /** the chair is taken in that slot */
    SLOT_TAKEN,
    /** the patient is booked elsewhere in that slot, at this site or another */
    PATIENT_ALREADY_BOOKED,
    /** too close to another infusion of the patient, at whatever site (rule D3) */
    INTERVAL_TOO_SHORT,
    /** checked in on another day than booked */
    NOT_TODAY,
    /** the late grace is not over (rule A2) */
    LATE_GRACE_NOT_OVER,
    /** neither a no-show nor a cancellation: the nurse has seen the patient today (rule A2) */
    PATIENT_HAS_COME,
    /** what is left of the time until the next visit to the chair is too short (rule A2) */
    TOO_LATE_FOR_THE_CHAIR
}
