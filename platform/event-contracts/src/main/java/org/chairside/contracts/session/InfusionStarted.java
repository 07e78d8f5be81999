package org.chairside.contracts.session;

import java.time.Instant;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.StaffId;
import org.jspecify.annotations.Nullable;

/**
 * The pump runs.
 *
 * @param startedBy who administers, and so cannot witness waste (rule K2); absent in events from before this was kept
 */
public record InfusionStarted(
        SessionId sessionId,
        AppointmentId appointmentId,
        PatientToken patient,
        SiteCode site,
        int plannedMinutes,
        Instant startedAt,
        Sealed<PreparedDose> dose,
        @Nullable StaffId startedBy)
        implements SessionEvent {}
