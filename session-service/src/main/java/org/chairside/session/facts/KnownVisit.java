package org.chairside.session.facts;

import java.time.Instant;
import java.util.UUID;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.ChairId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.SiteCode;
import org.jspecify.annotations.Nullable;

/**
 * A booking.
 *
 * @param journey minted at booking, handed on with every event of the visit
 */
public record KnownVisit(
        AppointmentId appointment,
        PatientToken patient,
        SiteCode site,
        ChairId chair,
        Protocol protocol,
        Instant scheduledStart,
        @Nullable UUID journey) {}
