package org.chairside.journal;

import java.util.List;
import java.util.function.Consumer;
import org.springframework.messaging.Message;

/**
 * Takes another service's events, each once and in the order of its stream.
 *
 * <p>A batch is one database transaction: what the handler writes and the note that the event was handled commit together. A record
 * that cannot be handled stands in quarantine and holds back only its own stream; an outage is waited for.
 */
public interface Inbox {

    /**
     * A Spring Cloud Stream function for one topic.
     *
     * @param topic as the catalogue names it
     * @param family the sealed interface of the topic's events
     */
    <E> Consumer<Message<List<byte[]>>> subscribe(String topic, Class<E> family, EventHandler<E> handler);

    /** The same for a projection that writes a batch as a set. */
    <E> Consumer<Message<List<byte[]>>> subscribeInBatches(String topic, Class<E> family, BatchHandler<E> handler);

    /** What is done about one event. */
    @FunctionalInterface
    interface EventHandler<E> {
        /** @throws ImpossibleTransition if the event cannot have happened in the present state */
        void on(E event, Envelope envelope);
    }

    /** What is done about the new events of a batch, in order. */
    @FunctionalInterface
    interface BatchHandler<E> {
        void on(List<Received<E>> events);
    }

    /** An event and what its envelope says. */
    record Received<E>(E event, Envelope envelope) {}
}
