package org.chairside.scheduling.appointment;

import static org.chairside.scheduling.appointment.AppointmentRefusal.*;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chairside.contracts.Decision;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.contracts.scheduling.AppointmentBooked;
import org.chairside.contracts.scheduling.AppointmentEvent;
import org.chairside.contracts.scheduling.AppointmentMarkedAtRisk;
import org.chairside.scheduling.site.PoliciesInForce;

/** Whether a patient gets the chair they ask for. */
final class BookingRules {

    private BookingRules() {}

    /**
     * @param policies of the site, and of every site in the patient's diary
     * @param doubt about the clearance for the protocol; it marks the visit and keeps nobody from booking
     */
    static Decision<AppointmentEvent> decide(
            BookAppointment command, Diary diary, PoliciesInForce policies, Optional<String> doubt, Instant now) {
        var policy = policies.at(command.site());
        var slot = command.slot(policy);
        var horizon = now.atZone(slot.zone()).plusDays(policy.number(PolicyKey.A_BOOKING_HORIZON_DAYS));
        if (!diary.chairKnown()) {
            return Decision.refused(CHAIR_UNKNOWN);
        }
        if (slot.start().isBefore(now)) {
            return Decision.refused(START_IN_PAST);
        }
        if (slot.start().isAfter(horizon.toInstant())) {
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
        var unmet =
                InfusionInterval.unmet(command.protocol(), slot.start(), command.site(), diary.ofPatient(), policies);
        if (!unmet.isEmpty()) {
            return Decision.refused(INTERVAL_TOO_SHORT, unmet);
        }
        if (!diary.chairIsFree(slot)) {
            return Decision.refused(SLOT_TAKEN, new UnmetRule("A1", "slot-taken", "The chair is taken at that time."));
        }
        return Decision.accepted(booked(command, slot, diary, doubt));
    }

    private static List<AppointmentEvent> booked(
            BookAppointment command, Slot slot, Diary diary, Optional<String> doubt) {
        var booked = new AppointmentBooked(
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
                command.by());
        return doubt.<List<AppointmentEvent>>map(
                        trigger -> List.of(booked, new AppointmentMarkedAtRisk(command.appointment(), trigger)))
                .orElse(List.of(booked));
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
