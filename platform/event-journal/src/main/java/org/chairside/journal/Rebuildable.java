package org.chairside.journal;

/** What a service keeps of others' events and nothing else: it may be thrown away, and is the same again once the events are heard again. */
@FunctionalInterface
public interface Rebuildable {

    /** Empties it, in the running transaction. */
    void empty();
}
