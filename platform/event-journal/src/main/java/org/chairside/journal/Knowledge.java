package org.chairside.journal;

import java.time.Instant;
import java.util.Optional;

/** As of when this service knows all that others have said. */
public interface Knowledge {

    /**
     * Everything the owner of {@code topic} committed for {@code key} before the answer has been applied here.
     *
     * @return empty while it is not known, or while a stream of that key is held, quarantined or has a gap
     */
    Optional<Instant> asOf(String topic, String key);
}
