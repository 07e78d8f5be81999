package org.chairside.journal.relay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Says from time to time up to which offset of each partition everything committed before a moment is to be found.
 *
 * <p>The moment is that of a reading that left nothing unread; it is announced once every row sent by then is acknowledged, never before.
 */
public final class Watermarks {

    private static final Duration SHORTEST = Duration.ofMillis(25);
    /** Others may write to a log too, or it may be lost while nothing is sent: what is announced is compared with what is there. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

    private final String source;
    private final Collection<String> topics;
    private final Function<Watermark, OutgoingRecord> packing;
    private final LongSupplier nanos;
    private final Duration longest;

    private final Map<String, List<Long>> last = new HashMap<>();
    private final Set<Long> outstanding = new HashSet<>();
    private final Set<Long> awaited = new HashSet<>();
    private @Nullable Instant candidate;
    private final AtomicBoolean lost = new AtomicBoolean();
    private boolean news;
    private final Map<String, Long> acknowledged = new HashMap<>();
    private boolean mayBeAnotherLog;
    private long published;
    private long offsetsRead;

    public Watermarks(
            String source,
            Collection<String> topics,
            Function<Watermark, OutgoingRecord> packing,
            LongSupplier nanos,
            Duration longest) {
        this.source = source;
        this.topics = topics;
        this.packing = packing;
        this.nanos = nanos;
        this.longest = longest;
    }

    void begin(Bus bus) {
        forget();
        readOffsets(bus);
        published = nanos.getAsLong() - longest.toNanos();
    }

    private void readOffsets(Bus bus) {
        last.clear();
        bus.lastOffsets(topics).forEach((topic, offsets) -> last.put(topic, new ArrayList<>(offsets)));
        acknowledged.clear();
        mayBeAnotherLog = false;
        offsetsRead = nanos.getAsLong();
    }

    void forget() {
        outstanding.clear();
        awaited.clear();
        candidate = null;
    }

    /** What is not acknowledged will be read and sent again, or older rows appear anew: the moment waited for says too much. */
    void restart(Set<Long> stillKnown) {
        outstanding.retainAll(stillKnown);
        awaited.clear();
        candidate = null;
        mayBeAnotherLog = true;
    }

    void sent(long position) {
        outstanding.add(position);
    }

    void acknowledged(long position, String topic, int partition, long offset) {
        withdrawn(position);
        List<Long> offsets = last.computeIfAbsent(topic, any -> new ArrayList<>());
        while (offsets.size() <= partition) {
            offsets.add(-1L);
        }
        offsets.set(partition, Math.max(offset, offsets.get(partition)));
        Long before = acknowledged.put(topic + "/" + partition, offset);
        mayBeAnotherLog |= before != null && offset <= before;
        news = true;
    }

    void withdrawn(long position) {
        outstanding.remove(position);
        awaited.remove(position);
    }

    /** A later reading says more, but only one moment is waited for at a time: under steady load the next would always replace it. */
    void drained(Instant asOf) {
        if (candidate == null || (awaited.isEmpty() && outstanding.isEmpty())) {
            candidate = asOf;
            awaited.addAll(outstanding);
        }
    }

    void publish(Bus bus, Set<String> withheldKeys) {
        Instant asOf = candidate;
        if (asOf == null || !awaited.isEmpty()) {
            return;
        }
        long since = nanos.getAsLong() - published;
        if (since >= longest.toNanos() || (news && since >= SHORTEST.toNanos())) {
            if (mayBeAnotherLog || nanos.getAsLong() - offsetsRead >= LOOK_AGAIN.toNanos()) {
                // a broker that came back without its log counts from nothing: what was true of the old offsets would
                // never come true again
                readOffsets(bus);
            }
            Map<String, List<Long>> offsets = new HashMap<>();
            last.forEach((topic, each) -> offsets.put(topic, List.copyOf(each)));
            bus.send(packing.apply(new Watermark(source, asOf, offsets, withheldKeys)), new Sent());
            published = nanos.getAsLong();
            news = false;
            candidate = null;
        }
    }

    /** Whether one was lost since the last call: with nothing else to send, nobody else would notice a dead connection. */
    boolean lost() {
        return lost.getAndSet(false);
    }

    /** A lost watermark is replaced by the next. */
    private final class Sent implements Bus.Answer {

        @Override
        public void acknowledged(int partition, long offset) {}

        @Override
        public void refused(String reason) {}

        @Override
        public void lost() {
            lost.set(true);
        }
    }
}
