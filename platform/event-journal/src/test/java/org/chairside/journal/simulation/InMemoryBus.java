package org.chairside.journal.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.chairside.journal.relay.Bus;
import org.chairside.journal.relay.OutgoingRecord;

/** A broker in memory: what is sent stands in the log only when {@link #deliver} says so. */
public final class InMemoryBus implements Bus {

    private final PortCalls calls;
    private final int partitions;
    private final Map<String, List<List<OutgoingRecord>>> logs = new TreeMap<>();
    private final Deque<Sent> sent = new ArrayDeque<>();
    private Predicate<OutgoingRecord> tooLarge = _ -> false;

    private record Sent(OutgoingRecord record, Answer answer) {}

    public InMemoryBus(PortCalls calls, int partitions) {
        this.calls = calls;
        this.partitions = partitions;
    }

    public void refuse(Predicate<OutgoingRecord> records) {
        this.tooLarge = records;
    }

    @Override
    public void send(OutgoingRecord record, Answer answer) {
        calls.at("before sending");
        if (tooLarge.test(record)) {
            answer.refused("too-large");
            return;
        }
        sent.add(new Sent(record, answer));
        calls.at("after sending");
    }

    /** Everything sent so far becomes durable, and is acknowledged. */
    public void deliver() {
        while (!sent.isEmpty()) {
            deliverOne(true);
        }
    }

    /** The next record becomes durable; without an answer its sender cannot know. */
    public void deliverOne(boolean answered) {
        Sent next = sent.remove();
        int partition = Math.floorMod(next.record().key().hashCode(), partitions);
        List<OutgoingRecord> log = log(next.record().topic(), partition);
        log.add(next.record());
        if (answered) {
            next.answer().acknowledged(partition, log.size() - 1L);
        }
    }

    /** The connection breaks: nothing that is under way arrives. */
    public void lose() {
        List<Sent> all = new ArrayList<>(sent);
        sent.clear();
        all.forEach(each -> each.answer().lost());
    }

    public int underWay() {
        return sent.size();
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
        sent.clear();
    }

    @Override
    public Map<String, List<Long>> lastOffsets(Collection<String> topics) {
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
