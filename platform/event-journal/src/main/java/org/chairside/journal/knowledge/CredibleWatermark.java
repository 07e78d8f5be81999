package org.chairside.journal.knowledge;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chairside.journal.append.Speaker;
import org.chairside.journal.catalogue.Topic;
import org.chairside.journal.catalogue.TopicCatalogue;
import org.chairside.journal.relay.Watermark;
import org.jspecify.annotations.Nullable;

/** Says what speaks against a watermark: a gate opens by it, so only a topic's owner is believed, and nothing about the future. */
public final class CredibleWatermark {

    private static final Duration CLOCKS_MAY_DIFFER_BY = Duration.ofSeconds(5);

    private final TopicCatalogue catalogue;
    private final String cell;
    private final InstantSource clock;

    public CredibleWatermark(TopicCatalogue catalogue, String cell, InstantSource clock) {
        this.catalogue = catalogue;
        this.cell = cell;
        this.clock = clock;
    }

    /** Whether a message may be a watermark at all, asked before it is read. */
    public static boolean isTooLarge(byte[] message) {
        return message.length > Watermark.LARGEST;
    }

    /** As it came out of JSON, where anything may be null. */
    public Optional<String> objection(@Nullable Watermark heard) {
        if (heard == null
                || heard.source() == null
                || heard.asOf() == null
                || missing(heard.withheldKeys())
                || heard.offsets() == null
                || heard.offsets().values().stream().anyMatch(CredibleWatermark::missing)
                || missing(refills(heard))) {
            return Optional.of("incomplete");
        }
        Instant latest = clock.instant().plus(CLOCKS_MAY_DIFFER_BY);
        if (heard.asOf().isAfter(latest) || refills(heard).stream().anyMatch(asked -> asked.isAfter(latest))) {
            return Optional.of("of the future");
        }
        return heard.offsets().entrySet().stream()
                .flatMap(each -> objection(heard.source(), each.getKey(), each.getValue()).stream())
                .findFirst();
    }

    private static Collection<Instant> refills(Watermark heard) {
        return heard.refilled() == null ? List.of() : heard.refilled().values();
    }

    private static boolean missing(@Nullable Collection<?> values) {
        return values == null || values.stream().anyMatch(Objects::isNull);
    }

    private Optional<String> objection(String source, String name, List<Long> offsets) {
        Topic topic = catalogue.find(name).orElse(null);
        if (topic == null) {
            return Optional.of("of an unknown topic");
        }
        if (!source.equals(new Speaker(cell, topic.owner()).source())) {
            return Optional.of("of a topic that is another's");
        }
        return offsets.size() == topic.partitions() && offsets.stream().allMatch(offset -> offset >= -1)
                ? Optional.empty()
                : Optional.of("of partitions that are not there");
    }
}
