package org.chairside.contracts.scheduling;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.ChairId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.StaffId;

/**
 * A patient has a chair.
 *
 * @param seriesNumber 1 for the first infusion of the series, counted over all sites
 */
public record AppointmentBooked(
        AppointmentId appointmentId,
        PatientToken patient,
        SiteCode site,
        ChairId chairId,
        Protocol protocol,
        Instant start,
        Instant end,
        LocalDateTime localStart,
        ZoneId zone,
        int seriesNumber,
        StaffId bookedBy)
        implements AppointmentEvent {}
