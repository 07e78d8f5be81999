package org.chairside.journal.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.chairside.journal.append.JournalRow;
import org.chairside.journal.relay.JournalStore;
import org.chairside.journal.relay.Lease;

/** A journal with its marks, and the lease that guards them. Survives the crash of whoever uses it. */
public final class InMemoryJournal implements JournalStore {

    private final PortCalls calls;
    private final Supplier<Instant> now;
    private final SortedMap<Long, JournalRow> rows = new TreeMap<>();
    private final Set<Long> marks = new HashSet<>();
    private final Map<Long, Parked> parked = new HashMap<>();
    private List<Refill> refills = List.of();
    private long nextPosition = 1;
    private long epoch;
    private Object holder = new Object();

    public InMemoryJournal(PortCalls calls, Supplier<Instant> now) {
        this.calls = calls;
        this.now = now;
    }

    /** Takes a position, as a transaction does before it commits. */
    public long takePosition() {
        return nextPosition++;
    }

    /** A transaction commits that took its position earlier, perhaps before others that have committed already. */
    public void commit(long position, JournalRow row) {
        rows.put(position, row);
        marks.add(position);
    }

    public void append(JournalRow row) {
        commit(takePosition(), row);
    }

    public Set<Long> marks() {
        return Set.copyOf(marks);
    }

    public Collection<JournalRow> rows() {
        return rows.values();
    }

    @Override
    public Optional<Reading> unpublished(long claimed, Collection<Long> except, int limit) {
        calls.at("before reading");
        if (claimed != epoch) {
            return Optional.empty();
        }
        List<Unpublished> found = rows.entrySet().stream()
                .filter(each -> marks.contains(each.getKey()) && !except.contains(each.getKey()))
                .limit(limit)
                .map(each -> new Unpublished(each.getKey(), each.getValue()))
                .toList();
        return Optional.of(new Reading(now.get(), found, found.size() < limit));
    }

    @Override
    public boolean settle(long claimed, Collection<Long> positions) {
        calls.at("before settling");
        if (claimed != epoch) {
            return false;
        }
        positions.forEach(marks::remove);
        calls.at("after settling");
        return true;
    }

    @Override
    public boolean park(long claimed, Parked row) {
        calls.at("before parking");
        if (claimed != epoch) {
            return false;
        }
        parked.put(row.position(), row);
        marks.remove(row.position());
        return true;
    }

    @Override
    public List<Parked> parked() {
        calls.at("before reading what is parked");
        return new ArrayList<>(parked.values());
    }

    @Override
    public List<Refill> refills() {
        calls.at("before reading what was published again");
        return refills;
    }

    /** All was marked for publishing again. */
    public void refill(Refill... wishes) {
        refills = List.of(wishes);
    }

    /** A person has made room for what could not be sent. */
    public void unpark() {
        marks.addAll(parked.keySet());
        parked.clear();
    }

    public Set<String> parkedStreams() {
        Set<String> streams = new HashSet<>();
        parked.values().forEach(each -> streams.add(each.stream()));
        return streams;
    }

    public int standingAside() {
        return parked.size();
    }

    public long lastCommitted() {
        return rows.lastKey();
    }

    public long epoch() {
        return epoch;
    }

    /** A lease for one instance; {@link #seize} takes it away from whoever has it. */
    public Lease lease() {
        return new Lease() {
            private OptionalLong mine = OptionalLong.empty();

            @Override
            public OptionalLong hold() {
                calls.at("before holding the lease");
                if (mine.isEmpty() && (holder == this || epoch == 0 || holder == NOBODY)) {
                    holder = this;
                    mine = OptionalLong.of(++epoch);
                }
                return mine;
            }

            @Override
            public void release() {
                mine = OptionalLong.empty();
                if (holder == this) {
                    holder = NOBODY;
                }
            }
        };
    }

    private static final Object NOBODY = new Object();

    /** The holder is thought dead; it may only be paused. */
    public void seize() {
        holder = NOBODY;
    }
}
