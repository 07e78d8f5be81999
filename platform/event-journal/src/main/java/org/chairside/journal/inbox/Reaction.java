package org.chairside.journal.inbox;

import java.util.List;
import org.chairside.journal.Inbox.BatchHandler;
import org.chairside.journal.Inbox.EventHandler;
import org.chairside.journal.Inbox.Received;

/** What a service does about events: one by one, or the new ones of a batch together. */
public sealed interface Reaction<E> {

    Class<E> family();

    /** One by one. */
    record ToEach<E>(Class<E> family, EventHandler<E> handler) implements Reaction<E> {}

    /** Together; a batch that fails is taken apart, in the end one by one. */
    record ToBatch<E>(Class<E> family, BatchHandler<E> handler) implements Reaction<E> {

        EventHandler<E> one() {
            return (event, envelope) -> handler.on(List.of(new Received<>(event, envelope)));
        }
    }
}
