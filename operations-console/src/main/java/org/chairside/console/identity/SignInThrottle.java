package org.chairside.console.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Slows down who guesses: five failures a minute for one account and for one address.
 *
 * <p>An attempt counts from its start, so that guesses side by side gain nothing; a success is taken back from the count. Counted in
 * memory, for this process; the key unused for longest is forgotten first, so a flood of names costs bounded memory.
 */
class SignInThrottle {

    private static final int ATTEMPTS = 5;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int KEYS = 10_000;

    private final InstantSource wallClock;
    private final Map<String, Deque<Instant>> attempts = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > KEYS;
        }
    };

    SignInThrottle(InstantSource wallClock) {
        this.wallClock = wallClock;
    }

    /** Counts an attempt and says whether it may be looked at. */
    synchronized boolean allows(String account, String address) {
        var now = wallClock.instant();
        var byAccount = counts("account " + account, now);
        var byAddress = counts("address " + address, now);
        return byAccount && byAddress;
    }

    /** Takes back the count of an attempt that succeeded. */
    synchronized void succeeded(String account, String address) {
        Stream.of("account " + account, "address " + address)
                .map(attempts::get)
                .filter(Objects::nonNull)
                .forEach(Deque::pollLast);
    }

    private boolean counts(String key, Instant now) {
        var recent = attempts.computeIfAbsent(key, unused -> new ArrayDeque<>());
        while (!recent.isEmpty() && recent.getFirst().isBefore(now.minus(WINDOW))) {
            recent.removeFirst();
        }
        if (recent.size() >= ATTEMPTS) {
            return false;
        }
        recent.addLast(now);
        return true;
    }
}
