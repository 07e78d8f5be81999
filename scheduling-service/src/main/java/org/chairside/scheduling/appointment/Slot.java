package org.chairside.scheduling.appointment;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * A span of time at one site: the instants, and what the wall clock there shows at the start.
 *
 * <p>Both are kept, so that a later change of time-zone rules shows as a difference instead of moving the patient silently.
 */
public record Slot(Instant start, Instant end, LocalDateTime localStart, ZoneId zone) {

    public Slot {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("a slot ends after it starts");
        }
    }

    public static Slot starting(ZonedDateTime start, Duration length) {
        var from = start.toInstant();
        return new Slot(from, from.plus(length), start.toLocalDateTime(), start.getZone());
    }

    public boolean overlaps(Slot other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    boolean endsOnItsDay() {
        return end.atZone(zone).toLocalDate().equals(localStart.toLocalDate());
    }

    /** Whether the day of this slot is still to come at its site. */
    boolean isAfterTheDayOf(Instant now) {
        return localStart.toLocalDate().isAfter(now.atZone(zone).toLocalDate());
    }

    boolean isOn(Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        return localStart.toLocalDate().equals(today);
    }
}
