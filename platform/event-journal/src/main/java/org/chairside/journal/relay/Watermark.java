package org.chairside.journal.relay;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that {@code source} committed before {@code asOf} stands at or below these offsets.
 *
 * @param offsets per topic, one for each partition; -1 for an empty one
 * @param withheldKeys record keys for which that is not so, because an event of theirs cannot be sent
 */
public record Watermark(String source, Instant asOf, Map<String, List<Long>> offsets, Set<String> withheldKeys) {

    /** Where every service announces its own and hears the others'. */
    public static final String TOPIC = "chairside.operations.watermarks.v1";
}
