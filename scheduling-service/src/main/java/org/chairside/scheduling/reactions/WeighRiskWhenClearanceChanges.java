package org.chairside.scheduling.reactions;

import org.chairside.contracts.PatientToken;
import org.chairside.contracts.intake.ClearanceDeclined;
import org.chairside.contracts.intake.ClearanceExpired;
import org.chairside.contracts.intake.ClearanceRevoked;
import org.chairside.contracts.intake.ClearanceSuspended;
import org.chairside.contracts.intake.IntakeCleared;
import org.chairside.contracts.intake.IntakeOpened;
import org.chairside.scheduling.appointment.Appointment;
import org.chairside.scheduling.appointment.AppointmentCommand;
import org.chairside.scheduling.appointment.AppointmentCommand.LiftRisk;
import org.chairside.scheduling.appointment.AppointmentCommand.MarkAtRisk;
import org.chairside.scheduling.appointment.AppointmentCommandHandler;
import org.chairside.scheduling.appointment.Appointments;
import org.chairside.scheduling.appointment.ClearanceDoubt;
import org.chairside.scheduling.appointment.KnownClearances;
import org.springframework.stereotype.Component;

/**
 * Warns at every site where the patient is still to come, and takes the warning back once a prescriber has cleared again. Nothing is
 * cancelled: there may be time.
 */
@Component
class WeighRiskWhenClearanceChanges {

    private final KnownClearances clearances;
    private final Appointments appointments;
    private final AppointmentCommandHandler handler;

    WeighRiskWhenClearanceChanges(
            KnownClearances clearances, Appointments appointments, AppointmentCommandHandler handler) {
        this.clearances = clearances;
        this.appointments = appointments;
        this.handler = handler;
    }

    void on(IntakeOpened event) {
        clearances.open(event.clearanceId(), event.patient(), event.protocol());
    }

    void on(IntakeCleared event) {
        clearances.hold(event.clearanceId(), event.patient(), event.protocol());
        weigh(event.patient());
    }

    void on(ClearanceSuspended event) {
        clearances.doubt(event.clearanceId(), event.patient(), event.trigger().name());
        weigh(event.patient());
    }

    void on(ClearanceRevoked event) {
        clearances.doubt(event.clearanceId(), event.patient(), ClearanceDoubt.CLEARANCE_REVOKED.name());
        weigh(event.patient());
    }

    void on(ClearanceExpired event) {
        clearances.doubt(event.clearanceId(), event.patient(), ClearanceDoubt.CLEARANCE_EXPIRED.name());
        weigh(event.patient());
    }

    void on(ClearanceDeclined event) {
        clearances.doubt(event.clearanceId(), event.patient(), ClearanceDoubt.CLEARANCE_DECLINED.name());
        weigh(event.patient());
    }

    private void weigh(PatientToken patient) {
        appointments.upcomingOf(patient).stream().map(this::weighed).forEach(handler::handle);
    }

    private AppointmentCommand weighed(Appointment visit) {
        return clearances
                .doubtAbout(visit.patient(), visit.protocol())
                .<AppointmentCommand>map(doubt -> new MarkAtRisk(visit.id(), doubt))
                .orElseGet(() -> new LiftRisk(visit.id()));
    }
}
