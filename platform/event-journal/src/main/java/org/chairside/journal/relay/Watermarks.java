package org.chairside.journal.relay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.chairside.journal.relay.JournalStore.Refill;
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

    private static final Duration REFILLS_EVERY = Duration.ofSeconds(1);

    private final String source;
    private final Collection<String> topics;
    private final Function<Watermark, OutgoingRecord> packing;
    private final LongSupplier nanos;
    private final Duration longest;

    private final Map<String, List<Long>> last = new HashMap<>();
    private final Set<Long> outstanding = new HashSet<>();
    private final Set<Long> awaited = new HashSet<>();
    private @Nullable Moment candidate;
    private final AtomicBoolean lost = new AtomicBoolean();
    private boolean news;
    private final Map<String, Long> acknowledged = new HashMap<>();
    private boolean mayBeAnotherLog;
    private long published;
    private long offsetsRead;
    private List<Refill> refills = List.of();
    private long refillsRead;

    /** A reading that left nothing unread, and what had been marked for publishing again before it. */
    private record Moment(Instant asOf, List<Refill> refills) {}

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
        refills = List.of();
        refillsRead = nanos.getAsLong() - REFILLS_EVERY.toNanos();
    }

    /** Before a reading: what was marked by then is among its rows, or on its way already. */
    void lookAtRefills(JournalStore store) {
        if (nanos.getAsLong() - refillsRead >= REFILLS_EVERY.toNanos()) {
            refills = store.refills();
            refillsRead = nanos.getAsLong();
        }
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

    /** What is not acknowledged will be read and sent again, over a new connection and perhaps to another log. */
    void restart(Set<Long> stillKnown) {
        outstanding.retainAll(stillKnown);
        mayBeAnotherLog = true;
        freed();
    }

    /** Older rows appear anew: the moment waited for says too much. */
    void freed() {
        awaited.clear();
        candidate = null;
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
            candidate = new Moment(asOf, refills);
            awaited.addAll(outstanding);
        }
    }

    void publish(Bus bus, Withheld withheld) {
        Moment moment = candidate;
        if (moment == null || !awaited.isEmpty()) {
            return;
        }
        long since = nanos.getAsLong() - published;
        if (since >= longest.toNanos() || (news && since >= SHORTEST.toNanos())) {
            if (mayBeAnotherLog || nanos.getAsLong() - offsetsRead >= LOOK_AGAIN.toNanos()) {
                // a broker that came back without its log counts from nothing: what was true of the old offsets would
                // never come true again
                readOffsets(bus);
            }
            announcement(moment, withheld.keysByTopic()).ifPresent(record -> bus.send(record, new Sent()));
            published = nanos.getAsLong();
            news = false;
            candidate = null;
        }
    }

    /** Of a topic that withholds more keys than can be told nothing is said; of the others all is. Empty if that is of none. */
    private Optional<OutgoingRecord> announcement(Moment moment, Map<String, Set<String>> withheld) {
        Set<String> told = new HashSet<>(last.keySet());
        while (!told.isEmpty()) {
            OutgoingRecord record = packing.apply(watermark(moment, told, withheld));
            if (record.value().length <= Watermark.LARGEST) {
                return Optional.of(record);
            }
            told.remove(Collections.max(told, Comparator.comparingInt(topic -> withheld.getOrDefault(topic, Set.of())
                    .size())));
        }
        return Optional.empty();
    }

    private Watermark watermark(Moment moment, Set<String> told, Map<String, Set<String>> withheld) {
        Map<String, List<Long>> offsets = new HashMap<>();
        Map<String, Instant> refilled = new HashMap<>();
        Set<String> keys = new HashSet<>(withheld.getOrDefault(Withheld.ANY_TOPIC, Set.of()));
        for (String topic : told) {
            offsets.put(topic, List.copyOf(last.getOrDefault(topic, List.of())));
            keys.addAll(withheld.getOrDefault(topic, Set.of()));
            moment.refills().stream()
                    .filter(refill -> refill.topic() == null || refill.topic().equals(topic))
                    .map(Refill::askedAt)
                    .max(Comparator.naturalOrder())
                    .ifPresent(asked -> refilled.put(topic, asked));
        }
        return new Watermark(source, moment.asOf(), offsets, keys, refilled);
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
