package org.chairside.session.session;

import java.time.Instant;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.ChairId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.SiteCode;

/** Who came, where to and for what. */
public record Visit(
        AppointmentId appointment,
        PatientToken patient,
        SiteCode site,
        ChairId chair,
        Protocol protocol,
        Instant scheduledStart,
        Instant arrivedAt) {}
