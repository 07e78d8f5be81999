package org.chairside.scheduling.appointment;

import static org.chairside.scheduling.appointment.AppointmentRefusal.*;

import java.time.Duration;
import java.time.Instant;
import org.chairside.contracts.Decision;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.contracts.scheduling.AppointmentBooked;
import org.chairside.contracts.scheduling.AppointmentEvent;

/** Whether a patient gets the chair they ask for. */
final class BookingRules {

    private BookingRules() {}

    static Decision<AppointmentEvent> decide(BookAppointment command, Diary diary, SitePolicy policy, Instant now) {
        var slot = Slot.starting(command.start(), policy.minutes(PolicyKey.A1_SLOT_MINUTES));
        var horizon = now.plus(Duration.ofDays(policy.number(PolicyKey.A_BOOKING_HORIZON_DAYS)));
        if (!diary.chairKnown()) {
            return Decision.refused(CHAIR_UNKNOWN);
        }
        if (slot.start().isBefore(now)) {
            return Decision.refused(START_IN_PAST);
        }
        if (slot.start().isAfter(horizon)) {
            return Decision.refused(START_BEYOND_HORIZON);
        }
        if (!slot.endsOnItsDay()) {
            return Decision.refused(SLOT_PAST_MIDNIGHT);
        }
        if (!diary.patientKnown()) {
            return Decision.refused(PATIENT_UNKNOWN);
        }
        if (!diary.patientIsFree(slot)) {
            return Decision.refused(
                    PATIENT_ALREADY_BOOKED,
                    new UnmetRule("D3", "patient-already-booked", "The patient has another visit at that time."));
        }
        if (!diary.chairIsFree(slot)) {
            return Decision.refused(SLOT_TAKEN, new UnmetRule("A1", "slot-taken", "The chair is taken at that time."));
        }
        var unmet = InfusionInterval.unmet(command.protocol(), slot.start(), diary.ofPatient(), policy);
        if (!unmet.isEmpty()) {
            return Decision.refused(INTERVAL_TOO_SHORT, unmet);
        }
        return Decision.accepted(new AppointmentBooked(
                command.appointment(),
                command.patient(),
                command.site(),
                command.chair(),
                command.protocol(),
                slot.start(),
                slot.end(),
                slot.localStart(),
                slot.zone(),
                seriesNumber(command, slot, diary),
                command.by()));
    }

    /** The first infusion of a protocol is 1, whichever site gave it. */
    private static int seriesNumber(BookAppointment command, Slot slot, Diary diary) {
        var before = diary.ofPatient().stream()
                .filter(visit -> visit.protocol() == command.protocol())
                .filter(visit -> visit.slot().start().isBefore(slot.start()))
                .count();
        return Math.toIntExact(before) + 1;
    }
}
