package org.chairside.scheduling.appointment;

import java.time.Instant;
import java.util.List;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.StaffId;
import org.chairside.contracts.scheduling.CancellationReason;
import org.chairside.contracts.scheduling.ConfirmationChannel;
import org.jspecify.annotations.Nullable;

/** What can be asked of a booked appointment that needs no more than itself, the nurse's check and the site's policy to decide. */
public sealed interface AppointmentCommand {

    AppointmentId appointment();

    /** The patient said yes to the time. */
    record ConfirmAppointment(AppointmentId appointment, ConfirmationChannel channel) implements AppointmentCommand {}

    /** Call the visit off and free the chair. */
    record CancelAppointment(AppointmentId appointment, StaffId by, CancellationReason reason)
            implements AppointmentCommand {}

    /** The patient did not come (rule A2). */
    record MarkNoShow(AppointmentId appointment) implements AppointmentCommand {}

    /** Send a patient who has come home untreated, checked in or not. */
    record RecordNonTreatment(AppointmentId appointment, List<String> reasons) implements AppointmentCommand {
        public RecordNonTreatment {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * Warn that the visit may not take place, or take such a warning back.
     *
     * @param doubt the gravest {@link Doubt} about the visit; null if there is none
     */
    record WeighRisk(AppointmentId appointment, @Nullable String doubt) implements AppointmentCommand {}

    /** The patient has gone home. */
    record CompleteAppointment(AppointmentId appointment, Instant at) implements AppointmentCommand {}
}
