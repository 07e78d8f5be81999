package org.chairside.console.board;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chairside.contracts.StaffId;

/**
 * What is open, per person: a handful, however many pages ask. One person can neither take every connection nor make the others wait; who
 * opens one more loses the own oldest. Safe for use by many threads.
 */
final class Viewers<V> {

    static final int PER_PERSON = 16;

    private final Map<StaffId, Deque<V>> open = new HashMap<>();

    /** @return the one that has to go */
    synchronized Optional<V> add(StaffId person, V viewer) {
        var own = open.computeIfAbsent(person, any -> new ArrayDeque<>());
        own.addLast(viewer);
        return own.size() > PER_PERSON ? Optional.of(own.removeFirst()) : Optional.empty();
    }

    synchronized void remove(V viewer) {
        open.values().forEach(own -> own.remove(viewer));
        open.values().removeIf(Deque::isEmpty);
    }

    synchronized List<V> all() {
        return open.values().stream().flatMap(Deque::stream).toList();
    }
}
