package org.chairside.journal.relay;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that {@code source} committed before {@code asOf} stands at or below these offsets.
 *
 * @param offsets per topic, one for each partition; -1 for an empty one
 * @param withheldKeys record keys for which that is not so, because an event of theirs cannot be sent
 * @param refilled of each topic whose whole journal stands at or below these offsets once more: when that was last asked for
 */
public record Watermark(
        String source,
        Instant asOf,
        Map<String, List<Long>> offsets,
        Set<String> withheldKeys,
        @Nullable Map<String, Instant> refilled) {

    /** Where every service announces its own and hears the others'. */
    public static final String TOPIC = "chairside.operations.watermarks.v1";

    /** In bytes, as it travels: every service remembers many hundred of each topic. */
    public static final int LARGEST = 65_536;

    /** Whether all of a topic was published again, asked for after a moment. */
    public boolean refilledAfter(String topic, Instant moment) {
        Instant asked = refilled == null ? null : refilled.get(topic);
        return asked != null && asked.isAfter(moment);
    }
}
