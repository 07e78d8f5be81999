package org.chairside.journal.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much is published again because somebody asks: the same stream for the same consumer now and then, and so many events a minute in
 * all. Whoever is refused asks again. Used by one thread.
 */
final class Requests {

    private static final Duration BETWEEN_ANSWERS = Duration.ofSeconds(20);
    private static final int REMEMBERED = 10_000;
    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final int EVENTS_PER_PERIOD = 20_000;

    private final Map<Asked, Instant> answered = new LinkedHashMap<>();
    private Instant periodSince = Instant.EPOCH;
    private int events;

    private record Asked(String consumer, String stream) {}

    boolean admit(String consumer, String stream, Instant now) {
        if (!now.isBefore(periodSince.plus(PERIOD))) {
            periodSince = now;
            events = 0;
        }
        Asked asked = new Asked(consumer, stream);
        Instant last = answered.get(asked);
        if (events >= EVENTS_PER_PERIOD || (last != null && now.isBefore(last.plus(BETWEEN_ANSWERS)))) {
            return false;
        }
        answered.remove(asked);
        answered.put(asked, now);
        if (answered.size() > REMEMBERED) {
            answered.remove(answered.keySet().iterator().next());
        }
        return true;
    }

    void published(int found) {
        events += found;
    }
}
