package org.chairside.scheduling.appointment.web;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.ChairId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.StaffId;
import org.chairside.kit.time.LocalTimes;
import org.chairside.scheduling.appointment.BookAppointment;
import org.chairside.scheduling.site.Site;
import org.jspecify.annotations.Nullable;

/**
 * A wish for a chair.
 *
 * @param localStart what the clock at the site will show
 * @param offset which of the two, in the hour that the clock shows twice
 */
record BookingRequest(
        PatientToken patient,
        SiteCode site,
        ChairId chairId,
        Protocol protocol,
        LocalDateTime localStart,
        @Nullable ZoneOffset offset) {

    BookAppointment toCommand(Site at, StaffId by) {
        var start = LocalTimes.resolve(localStart, at.zone(), offset).atZone(at.zone());
        return new BookAppointment(AppointmentId.random(), patient, site, chairId, protocol, start, by);
    }
}
