package org.chairside.intake.booking;

import java.time.Instant;
import java.util.UUID;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.SiteCode;
import org.jspecify.annotations.Nullable;

/**
 * A visit a patient has ahead.
 *
 * @param start the scheduled start, which fasting is counted to
 * @param journey the visit's id across all services
 */
public record Booking(
        AppointmentId appointment,
        PatientToken patient,
        SiteCode site,
        Protocol protocol,
        Instant start,
        @Nullable UUID journey,
        State state) {

    /** Where the visit stands, as far as intake cares. */
    public enum State {
        BOOKED,
        CHECKED_IN,
        STARTED,
        NOT_TREATED,
        CANCELLED
    }
}
