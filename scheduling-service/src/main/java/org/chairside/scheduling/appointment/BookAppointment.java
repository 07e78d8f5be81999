package org.chairside.scheduling.appointment;

import java.time.ZonedDateTime;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.ChairId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.StaffId;

/** Give a patient a chair. How long the slot is, the site's policy says (rule A1). */
public record BookAppointment(
        AppointmentId appointment,
        PatientToken patient,
        SiteCode site,
        ChairId chair,
        Protocol protocol,
        ZonedDateTime start,
        StaffId by) {}
