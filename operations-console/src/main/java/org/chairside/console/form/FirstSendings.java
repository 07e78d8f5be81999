package org.chairside.console.form;

import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * When each form was first sent, by its key.
 *
 * <p>A form that leaves a time empty means the moment it is sent. Sent once more because nobody knows what became of it, it must say the
 * same as before: under the same key another time would be another command.
 */
@Component
class FirstSendings {

    private static final int REMEMBERED = 10_000;

    private final Map<String, Instant> byKey = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > REMEMBERED;
        }
    });
    private final Clock clinicClock;

    FirstSendings(Clock clinicClock) {
        this.clinicClock = clinicClock;
    }

    Instant of(String key) {
        return byKey.computeIfAbsent(key, _ -> clinicClock.instant());
    }

    /** It was refused, and so was never done: the next sending is the first again. */
    void forget(String key) {
        byKey.remove(key);
    }
}
