package org.chairside.scheduling.reactions;

import org.chairside.contracts.PatientToken;
import org.chairside.contracts.intake.ClearanceExpired;
import org.chairside.contracts.intake.ClearanceRevoked;
import org.chairside.contracts.intake.ClearanceSuspended;
import org.chairside.scheduling.appointment.AppointmentCommand.MarkAtRisk;
import org.chairside.scheduling.appointment.AppointmentCommandHandler;
import org.chairside.scheduling.appointment.Appointments;
import org.springframework.stereotype.Component;

/** Warns at every site where the patient is still to come. Nothing is cancelled: a prescriber may clear again in time. */
@Component
class MarkAtRiskWhenClearanceNoLongerHolds {

    private final Appointments appointments;
    private final AppointmentCommandHandler handler;

    MarkAtRiskWhenClearanceNoLongerHolds(Appointments appointments, AppointmentCommandHandler handler) {
        this.appointments = appointments;
        this.handler = handler;
    }

    void on(ClearanceSuspended event) {
        mark(event.patient(), event.trigger().name());
    }

    void on(ClearanceRevoked event) {
        mark(event.patient(), "CLEARANCE_REVOKED");
    }

    void on(ClearanceExpired event) {
        mark(event.patient(), "CLEARANCE_EXPIRED");
    }

    private void mark(PatientToken patient, String trigger) {
        for (var visit : appointments.upcomingOf(patient)) {
            handler.handle(new MarkAtRisk(visit.id(), trigger));
        }
    }
}
