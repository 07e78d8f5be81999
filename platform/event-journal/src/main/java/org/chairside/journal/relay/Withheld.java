package org.chairside.journal.relay;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.chairside.journal.relay.JournalStore.Parked;

/** The streams that wait behind a record which cannot be sent, and the keys they belong to. */
final class Withheld {

    /** For streams of which it is not known to which topic they belong. */
    static final String ANY_TOPIC = "";

    private final Function<String, String> topicOf;
    private final Map<String, String> keyByStream = new HashMap<>();

    /** @param topicOf the topic of a stream, or {@link #ANY_TOPIC} */
    Withheld(Function<String, String> topicOf) {
        this.topicOf = topicOf;
    }

    /**
     * Takes over how things stand.
     *
     * @return whether a stream was freed
     */
    boolean replace(Collection<Parked> parked) {
        Set<String> before = Set.copyOf(keyByStream.keySet());
        keyByStream.clear();
        parked.forEach(this::add);
        return !keyByStream.keySet().containsAll(before);
    }

    void add(Parked parked) {
        keyByStream.put(parked.stream(), parked.recordKey());
    }

    boolean holds(String stream) {
        return keyByStream.containsKey(stream);
    }

    Map<String, Set<String>> keysByTopic() {
        Map<String, Set<String>> keys = new HashMap<>();
        keyByStream.forEach((stream, key) -> keys.computeIfAbsent(topicOf.apply(stream), any -> new HashSet<>())
                .add(key));
        return keys;
    }
}
