package org.chairside.scheduling.appointment.web;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.ChairId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.SiteCode;
import org.chairside.scheduling.appointment.Appointment;
import org.jspecify.annotations.Nullable;

/** An appointment as the API shows it. */
record AppointmentView(
        AppointmentId id,
        int version,
        Appointment.State state,
        PatientToken patient,
        SiteCode site,
        ChairId chairId,
        Protocol protocol,
        Instant start,
        Instant end,
        LocalDateTime localStart,
        ZoneId zone,
        int seriesNumber,
        @Nullable String atRisk) {

    static AppointmentView of(Appointment appointment) {
        return new AppointmentView(
                appointment.id(),
                appointment.version(),
                appointment.state(),
                appointment.patient(),
                appointment.site(),
                appointment.chair(),
                appointment.protocol(),
                appointment.slot().start(),
                appointment.slot().end(),
                appointment.slot().localStart(),
                appointment.slot().zone(),
                appointment.seriesNumber(),
                appointment.atRisk());
    }
}
