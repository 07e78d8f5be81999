package org.chairside.journal.catalogue;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One topic as the catalogue describes it.
 *
 * @param name without the prefix of a test or a cell
 * @param owner the only service that publishes here
 * @param key what orders and partitions: {@code patient} or {@code site}
 * @param stream how its events say which stream they belong to: {@code clearance/{clearanceId}}; null if they do not say
 * @param cleanup {@code delete} or {@code compact}
 */
public record Topic(
        String name,
        String owner,
        @Nullable String key,
        @Nullable String stream,
        int partitions,
        String cleanup,
        @Nullable Duration retention,
        boolean clinical,
        @Nullable String family,
        List<String> consumers,
        List<EventType> events,
        List<String> ignorable) {

    /** An older record of a compacted topic may be gone, so its sequences only rise and need not be contiguous. */
    public boolean compacted() {
        return cleanup.equals("compact");
    }

    /** Whether its streams are named like this one, by what stands before their id. */
    boolean namesLike(String name) {
        return stream != null && name.startsWith(stream.substring(0, stream.indexOf('{')));
    }

    /** A wire type and the Java record that carries it. */
    public record EventType(String type, String record) {}
}
