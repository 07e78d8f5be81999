package org.chairside.scheduling.reactions;

import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.intake.DayOfCheckFailed;
import org.chairside.contracts.intake.DayOfCheckPassed;
import org.chairside.scheduling.appointment.ArrivalCommand.TakeDayOfCheck;
import org.chairside.scheduling.appointment.ArrivalHandler;
import org.chairside.scheduling.appointment.DayOfCheck;
import org.springframework.stereotype.Component;

/** The nurse's check says whether the patient can be taken to the chair, must wait, or goes home; and that the patient is here. */
@Component
class MoveVisitWhenDayOfCheckIsMade {

    private final ArrivalHandler handler;

    MoveVisitWhenDayOfCheckIsMade(ArrivalHandler handler) {
        this.handler = handler;
    }

    void on(DayOfCheckPassed event) {
        take(event.appointmentId(), new DayOfCheck.Passed(event.validUntil()));
    }

    void on(DayOfCheckFailed event) {
        take(
                event.appointmentId(),
                event.treatmentExcludedToday() ? new DayOfCheck.Excluded(event.reasons()) : new DayOfCheck.Failed());
    }

    private void take(AppointmentId appointment, DayOfCheck check) {
        handler.handle(new TakeDayOfCheck(appointment, check));
    }
}
