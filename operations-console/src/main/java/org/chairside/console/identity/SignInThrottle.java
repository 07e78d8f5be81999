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
 * Slows down who guesses: five failures a minute for one account from one address, and fifty from one address at whomever.
 *
 * <p>Nobody is locked out from elsewhere: whoever guesses at a person's password spends the attempts of the own address only, and a clinic
 * behind one address goes on signing in while one of it guesses. An attempt counts from its start, so that guesses side by side gain nothing; a success is taken back from the count. Counted in
 * memory, for this process; the key unused for longest is forgotten first, so a flood of names costs bounded memory.
 */
class SignInThrottle {

    private static final int AT_ONE_ACCOUNT = 5;
    private static final int FROM_ONE_ADDRESS = 50;
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

    /** Counts an attempt and says whether it may be looked at; one that may not is not counted. */
    synchronized boolean allows(String account, String address) {
        var now = wallClock.instant();
        if (recent(pair(account, address), now) >= AT_ONE_ACCOUNT || recent(address, now) >= FROM_ONE_ADDRESS) {
            return false;
        }
        count(pair(account, address), now);
        count(address, now);
        return true;
    }

    /** Takes back the count of an attempt that succeeded. */
    synchronized void succeeded(String account, String address) {
        Stream.of(pair(account, address), address)
                .map(attempts::get)
                .filter(Objects::nonNull)
                .forEach(Deque::pollLast);
    }

    /** No address holds a blank, so no account can be spelt to be another's pair. */
    private static String pair(String account, String address) {
        return address + " " + account;
    }

    private int recent(String key, Instant now) {
        var recent = attempts.get(key);
        if (recent == null) {
            return 0;
        }
        while (!recent.isEmpty() && recent.getFirst().isBefore(now.minus(WINDOW))) {
            recent.removeFirst();
        }
        return recent.size();
    }

    private void count(String key, Instant now) {
        attempts.computeIfAbsent(key, unused -> new ArrayDeque<>()).addLast(now);
    }

    synchronized int keys() {
        return attempts.size();
    }
}
