package org.chairside.contracts.scheduling;

import org.chairside.contracts.AppointmentId;

/** A fact about one appointment; stream {@code appointment/<id>}. */
public sealed interface AppointmentEvent
        permits AppointmentBooked,
                AppointmentConfirmed,
                AppointmentCancelled,
                AppointmentMarkedAtRisk,
                AppointmentRiskLifted,
                AppointmentMarkedNoShow,
                PatientCheckedIn,
                PatientBecameReady,
                PatientNoLongerReady,
                PatientNotTreated,
                AppointmentStarted,
                AppointmentCompleted {

    AppointmentId appointmentId();
}
