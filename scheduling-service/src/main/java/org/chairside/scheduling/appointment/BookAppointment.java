package org.chairside.scheduling.appointment;

import static org.chairside.contracts.policy.PolicyKey.A1_PAIN_SLOT_MINUTES;
import static org.chairside.contracts.policy.PolicyKey.A1_SLOT_MINUTES;
import static org.chairside.contracts.policy.PolicyKey.D2_INFUSION_MAX_MINUTES;
import static org.chairside.contracts.policy.PolicyKey.D2_PAIN_MAX_MINUTES;
import static org.chairside.contracts.policy.PolicyKey.R1_MIN_RECOVERY_MINUTES;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.ChairId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.StaffId;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.contracts.policy.SitePolicy;

/** Give a patient a chair. */
public record BookAppointment(
        AppointmentId appointment,
        PatientToken patient,
        SiteCode site,
        ChairId chair,
        Protocol protocol,
        ZonedDateTime start,
        StaffId by) {

    /**
     * What the patient will occupy: as long as the site's policy says for the protocol (rule A1), and no less than its longest infusion
     * and the recovery take.
     */
    public Slot slot(SitePolicy policy) {
        var length =
                switch (protocol) {
                    case MOOD, MAINTENANCE -> longer(policy, A1_SLOT_MINUTES, D2_INFUSION_MAX_MINUTES);
                    case PAIN -> longer(policy, A1_PAIN_SLOT_MINUTES, D2_PAIN_MAX_MINUTES);
                };
        return Slot.starting(start, length);
    }

    /** The same wish for another time. */
    BookAppointment startingAt(Instant other) {
        return new BookAppointment(appointment, patient, site, chair, protocol, other.atZone(start.getZone()), by);
    }

    boolean isLaterOnTheDayOf(BookAppointment other) {
        return start.isAfter(other.start) && start.toLocalDate().equals(other.start.toLocalDate());
    }

    private static Duration longer(SitePolicy policy, PolicyKey slot, PolicyKey infusion) {
        var least = policy.minutes(infusion).plus(policy.minutes(R1_MIN_RECOVERY_MINUTES));
        var wanted = policy.minutes(slot);
        return wanted.compareTo(least) < 0 ? least : wanted;
    }
}
