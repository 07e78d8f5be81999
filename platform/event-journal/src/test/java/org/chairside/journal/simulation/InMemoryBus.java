package org.chairside.journal.simulation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.chairside.journal.relay.Bus;
import org.chairside.journal.relay.OutgoingRecord;

/** A broker in memory, and one producer's connection to it: what is sent stands in the log only when {@link #deliver} says so. */
public final class InMemoryBus implements Bus {

    private final PortCalls calls;
    private final int partitions;
    private final Map<String, List<List<OutgoingRecord>>> logs;
    private final List<Sent> sent = new ArrayList<>();
    private final List<Sent> unanswered = new ArrayList<>();
    private final List<Sent> stragglers = new ArrayList<>();
    private Predicate<OutgoingRecord> tooLarge = _ -> false;
    private boolean broken;

    private record Sent(OutgoingRecord record, Answer answer, int partition) {}

    public InMemoryBus(PortCalls calls, int partitions) {
        this(calls, partitions, new TreeMap<>());
    }

    private InMemoryBus(PortCalls calls, int partitions, Map<String, List<List<OutgoingRecord>>> logs) {
        this.calls = calls;
        this.partitions = partitions;
        this.logs = logs;
    }

    /** Another producer's connection to the same broker. */
    public InMemoryBus connect(Predicate<OutgoingRecord> refused) {
        InMemoryBus other = new InMemoryBus(calls, partitions, logs);
        other.refuse(refused);
        return other;
    }

    public void refuse(Predicate<OutgoingRecord> records) {
        this.tooLarge = records;
    }

    @Override
    public void send(OutgoingRecord record, Answer answer) {
        calls.at("before sending");
        if (broken) {
            answer.lost();
        } else if (tooLarge.test(record)) {
            answer.refused("too-large");
        } else {
            sent.add(new Sent(record, answer, partition(record.key())));
            calls.at("after sending");
        }
    }

    /** Everything sent so far becomes durable, and is acknowledged. */
    public void deliver() {
        while (!sent.isEmpty()) {
            deliverOne(0, true);
        }
    }

    /** The next record of one of the partitions becomes durable; without an answer its sender cannot know. */
    public void deliverOne(int any, boolean answered) {
        Sent next = takeFirstOf(sent.get(Math.floorMod(any, sent.size())).partition());
        long offset = land(next);
        if (answered) {
            next.answer().acknowledged(next.partition(), offset);
        } else {
            unanswered.add(next);
        }
    }

    private Sent takeFirstOf(int partition) {
        for (Iterator<Sent> each = sent.iterator(); each.hasNext(); ) {
            Sent first = each.next();
            if (first.partition() == partition) {
                each.remove();
                return first;
            }
        }
        throw new IllegalStateException("nothing is under way to partition " + partition);
    }

    private long land(Sent record) {
        List<OutgoingRecord> log = log(record.record().topic(), record.partition());
        log.add(record.record());
        return log.size() - 1L;
    }

    /** One record is given up; what was sent behind it may still arrive, what is sent from now on is not taken. */
    public void dropOne(int any) {
        Sent dropped = takeFirstOf(sent.get(Math.floorMod(any, sent.size())).partition());
        broken = true;
        dropped.answer().lost();
    }

    /** The connection breaks: nothing that is under way arrives, and what went unanswered stays so. */
    public void lose() {
        List<Sent> all = new ArrayList<>(unanswered);
        all.addAll(sent);
        sent.clear();
        unanswered.clear();
        broken |= !all.isEmpty();
        all.forEach(each -> each.answer().lost());
    }

    /** The sender is gone; what it had handed to the network may arrive yet. */
    public void abandon() {
        stragglers.addAll(sent);
        sent.clear();
        unanswered.clear();
    }

    /** What an earlier connection had sent arrives after all, and nobody hears of it. */
    public void landStraggler() {
        var _ = land(stragglers.removeFirst());
    }

    public int stragglers() {
        return stragglers.size();
    }

    public int underWay() {
        return sent.size();
    }

    public int unanswered() {
        return unanswered.size();
    }

    /** Puts a record into the log that no relay has sent. */
    public long plant(int partition, OutgoingRecord record) {
        List<OutgoingRecord> log = log(record.topic(), partition);
        log.add(record);
        return log.size() - 1L;
    }

    public int partition(String key) {
        return BuiltInPartitioner.partitionForKey(key.getBytes(StandardCharsets.UTF_8), partitions);
    }

    public List<OutgoingRecord> log(String topic, int partition) {
        List<List<OutgoingRecord>> all = logs.computeIfAbsent(topic, any -> {
            List<List<OutgoingRecord>> fresh = new ArrayList<>();
            for (int each = 0; each < partitions; each++) {
                fresh.add(new ArrayList<>());
            }
            return fresh;
        });
        return all.get(partition);
    }

    public List<OutgoingRecord> all(String topic) {
        List<OutgoingRecord> records = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            records.addAll(log(topic, partition));
        }
        return records;
    }

    @Override
    public void restart() {
        calls.at("before restarting the producer");
        abandon();
        broken = false;
    }

    @Override
    public Map<String, List<Long>> lastOffsets(Collection<String> topics) {
        calls.at("before asking for offsets");
        Map<String, List<Long>> last = new HashMap<>();
        for (String topic : topics) {
            List<Long> offsets = new ArrayList<>();
            for (int partition = 0; partition < partitions; partition++) {
                offsets.add(log(topic, partition).size() - 1L);
            }
            last.put(topic, offsets);
        }
        return last;
    }
}
