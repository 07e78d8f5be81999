package org.chairside.journal.relay;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.chairside.journal.relay.JournalStore.Parked;

/** The streams that wait behind a record which cannot be sent, and the keys they belong to. */
final class Withheld {

    private final Set<String> streams = new HashSet<>();
    private final Set<String> keys = new HashSet<>();

    void replace(Collection<Parked> parked) {
        streams.clear();
        keys.clear();
        parked.forEach(this::add);
    }

    void add(Parked parked) {
        streams.add(parked.stream());
        keys.add(parked.recordKey());
    }

    boolean holds(String stream) {
        return streams.contains(stream);
    }

    Set<String> keys() {
        return Set.copyOf(keys);
    }
}
