package org.chairside.scheduling.reactions;

import org.chairside.contracts.intake.DayOfCheckFailed;
import org.chairside.scheduling.appointment.AppointmentCommand.RecordNonTreatment;
import org.chairside.scheduling.appointment.AppointmentCommandHandler;
import org.chairside.scheduling.appointment.DayOfCheck;
import org.chairside.scheduling.appointment.DayOfChecks;
import org.springframework.stereotype.Component;

/** Frees the chair of a patient whom a hard rule excludes today, checked in or not; a check that may still be met is the nurse's business. */
@Component
class SendHomeWhenDayOfCheckExcludesTreatment {

    private final DayOfChecks checks;
    private final AppointmentCommandHandler handler;

    SendHomeWhenDayOfCheckExcludesTreatment(DayOfChecks checks, AppointmentCommandHandler handler) {
        this.checks = checks;
        this.handler = handler;
    }

    void on(DayOfCheckFailed event) {
        if (event.treatmentExcludedToday()) {
            checks.put(event.appointmentId(), new DayOfCheck.Excluded(event.reasons()));
            handler.handle(new RecordNonTreatment(event.appointmentId(), event.reasons()));
        } else {
            checks.put(event.appointmentId(), new DayOfCheck.Failed());
        }
    }
}
