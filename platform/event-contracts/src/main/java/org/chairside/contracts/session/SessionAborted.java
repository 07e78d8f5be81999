package org.chairside.contracts.session;

import java.time.Instant;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.Codes;
import org.chairside.contracts.SessionId;

/** Planned or prepared, and not started. */
public record SessionAborted(SessionId sessionId, AppointmentId appointmentId, String reason, Instant at)
        implements SessionEvent {

    public SessionAborted {
        Codes.requireCode(reason);
    }
}
