package org.chairside.journal.knowledge;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.chairside.journal.KnowledgeBarrier;
import org.jspecify.annotations.Nullable;

/** Compares what the sources announced with what has been applied here. */
public final class LocalKnowledge implements KnowledgeBarrier {

    private static final String NOBODY = "";
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    private final WatermarkBook book;
    private final Progress progress;
    private final InstantSource clock;
    private final Duration skewMargin;

    /** @param skewMargin how far the source's clock may be ahead of ours; asked for on top */
    public LocalKnowledge(WatermarkBook book, Progress progress, InstantSource clock, Duration skewMargin) {
        this.book = book;
        this.progress = progress;
        this.clock = clock;
        this.skewMargin = skewMargin;
    }

    /**
     * Everything the owner of {@code topic} committed for {@code key} before the answer has been applied here.
     *
     * @return empty while it is not known, or while a stream of that key is held, quarantined or has a gap, or while
     *     the log lacks events that were not had here
     */
    public Optional<Instant> asOf(String topic, String key) {
        return book.partition(topic, key).flatMap(partition -> {
            Progress.Standing standing = progress.of(topic, partition, key);
            return standing.waiting() || book.withheld(topic, key)
                    ? Optional.empty()
                    : asOf(topic, partition, key, standing);
        });
    }

    private Optional<Instant> asOf(String topic, int partition, String key, Progress.Standing standing) {
        Instant shortSince = standing.shortSince();
        return book.asOf(
                topic, partition, key, standing.nextOffset(), shortSince == null ? null : shortSince.plus(skewMargin));
    }

    /** As of when each partition of a topic is completely known; empty where that is not known. */
    public List<Optional<Instant>> partitions(String topic) {
        List<Optional<Instant>> known = new ArrayList<>();
        for (int partition = 0; partition < book.partitions(topic); partition++) {
            known.add(asOf(topic, partition, NOBODY, progress.of(topic, partition, NOBODY)));
        }
        return known;
    }

    /** As of when all of a topic is known; empty while any partition is not. */
    public Optional<Instant> worst(String topic) {
        List<Optional<Instant>> known = partitions(topic);
        return known.isEmpty() || known.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : known.stream().flatMap(Optional::stream).min(Instant::compareTo);
    }

    @Override
    public Outcome await(Collection<String> topics, String key, Duration timeout) {
        Instant asked = clock.instant();
        Instant wanted = asked.plus(skewMargin);
        long deadline = System.nanoTime() + timeout.toNanos();
        Outcome.Stale behind = furthestBehind(topics, key, wanted);
        while (behind != null) {
            if (System.nanoTime() - deadline >= 0) {
                return behind;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            behind = furthestBehind(topics, key, wanted);
        }
        return new Outcome.Complete(asked);
    }

    /** Null if every topic is complete up to the moment wanted. */
    private Outcome.@Nullable Stale furthestBehind(Collection<String> topics, String key, Instant wanted) {
        Outcome.Stale furthest = null;
        for (String topic : topics) {
            Instant asOf = asOf(topic, key).orElse(null);
            if (asOf == null) {
                return new Outcome.Stale(topic, null);
            }
            Instant before = furthest == null ? null : furthest.asOf();
            if (asOf.isBefore(wanted) && (before == null || asOf.isBefore(before))) {
                furthest = new Outcome.Stale(topic, asOf);
            }
        }
        return furthest;
    }
}
