package org.chairside.scheduling.appointment;

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

    /** What the patient will occupy; how long that is, the site's policy says for each protocol (rule A1). */
    public Slot slot(SitePolicy policy) {
        var length =
                switch (protocol) {
                    case MOOD, MAINTENANCE -> policy.minutes(PolicyKey.A1_SLOT_MINUTES);
                    case PAIN -> policy.minutes(PolicyKey.A1_PAIN_SLOT_MINUTES);
                };
        return Slot.starting(start, length);
    }
}
