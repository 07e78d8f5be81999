package org.chairside.scheduling.appointment;

import java.time.Instant;
import java.util.List;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.StaffId;
import org.chairside.contracts.scheduling.CancellationReason;
import org.chairside.contracts.scheduling.ConfirmationChannel;

/** What can be asked of a booked appointment that needs no more than the appointment itself to decide. */
public sealed interface AppointmentCommand {

    AppointmentId appointment();

    /** The patient said yes to the time. */
    record ConfirmAppointment(AppointmentId appointment, ConfirmationChannel channel) implements AppointmentCommand {}

    /** Call the visit off and free the chair. */
    record CancelAppointment(AppointmentId appointment, StaffId by, CancellationReason reason)
            implements AppointmentCommand {}

    /** Send a patient who has come home untreated, checked in or not. */
    record RecordNonTreatment(AppointmentId appointment, List<String> reasons) implements AppointmentCommand {
        public RecordNonTreatment {
            reasons = List.copyOf(reasons);
        }
    }

    /** The day-of check is passed. */
    record MarkReady(AppointmentId appointment) implements AppointmentCommand {}

    /** Warn that the clearance behind the visit no longer holds. */
    record MarkAtRisk(AppointmentId appointment, String trigger) implements AppointmentCommand {}

    /** A clearance holds again: take back what the loss of one has raised, and nothing else. */
    record LiftRisk(AppointmentId appointment) implements AppointmentCommand {}

    /** An infusion runs in this chair, or in this patient, at the time of the visit: the visit cannot be. */
    record GiveWay(AppointmentId appointment) implements AppointmentCommand {}

    /** The pump runs. */
    record StartAppointment(AppointmentId appointment, SessionId session, Instant at) implements AppointmentCommand {}

    /** The patient has gone home. */
    record CompleteAppointment(AppointmentId appointment, Instant at) implements AppointmentCommand {}
}
