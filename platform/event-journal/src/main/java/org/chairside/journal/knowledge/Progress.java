package org.chairside.journal.knowledge;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far this service has come with what it hears. */
@FunctionalInterface
public interface Progress {

    /** Asks for one partition and one key of it. */
    Standing of(String topic, int partition, String key);

    /**
     * @param nextOffset everything before it has been applied, set aside or ignored
     * @param waiting whether a record of the key stands aside
     * @param shortSince since when events that it has not had are known to be gone from the log; null if none are
     */
    record Standing(
            long nextOffset, boolean waiting, @Nullable Instant shortSince) {

        /** Of a log that holds all that was not had. */
        public Standing(long nextOffset, boolean waiting) {
            this(nextOffset, waiting, null);
        }
    }
}
