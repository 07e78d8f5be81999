package org.chairside.journal.spring;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.chairside.journal.Inbox;
import org.chairside.journal.Unreachable;
import org.chairside.journal.inbox.InboxBatch;
import org.chairside.journal.inbox.IncomingRecord;
import org.chairside.journal.inbox.Reaction;
import org.chairside.journal.kafka.PolledRecords;
import org.springframework.messaging.Message;

/** Gives each subscription its inbox and remembers which of them waits for something that is away. */
public final class SpringInbox implements Inbox {

    /** Builds the inbox of one topic and reaction. */
    @FunctionalInterface
    public interface Batches {
        InboxBatch of(String topic, Reaction<?> reaction);
    }

    private final Batches batches;
    private final Consumer<List<IncomingRecord>> polled;
    private final Map<String, InboxBatch> subscriptions = new ConcurrentHashMap<>();
    private final Map<String, String> waiting = new ConcurrentHashMap<>();

    public SpringInbox(Batches batches, Consumer<List<IncomingRecord>> polled) {
        this.batches = batches;
        this.polled = polled;
    }

    @Override
    public <E> Consumer<Message<List<byte[]>>> subscribe(String topic, Class<E> family, EventHandler<E> handler) {
        return subscribe(topic, new Reaction.ToEach<>(family, handler));
    }

    @Override
    public <E> Consumer<Message<List<byte[]>>> subscribeInBatches(
            String topic, Class<E> family, BatchHandler<E> handler) {
        return subscribe(topic, new Reaction.ToBatch<>(family, handler));
    }

    private Consumer<Message<List<byte[]>>> subscribe(String topic, Reaction<?> reaction) {
        InboxBatch batch = batches.of(topic, reaction);
        if (subscriptions.putIfAbsent(topic, batch) != null) {
            throw new IllegalStateException("this service hears " + topic + " already");
        }
        return message -> process(topic, batch, message);
    }

    private void process(String topic, InboxBatch batch, Message<List<byte[]>> message) {
        if (!(message.getHeaders().get(PolledRecords.HEADER) instanceof PolledRecords.Batch batchOfRecords)) {
            throw new IllegalStateException("the binding of " + topic + " does not use the polledRecords converter");
        }
        try {
            polled.accept(batchOfRecords.records());
            batch.process(batchOfRecords.records());
            waiting.remove(topic);
        } catch (Unreachable away) {
            waiting.put(topic, String.valueOf(away.getMessage()));
            throw away;
        }
    }

    /** What each waiting subscription waits for, by topic. */
    public Map<String, String> waiting() {
        return Map.copyOf(waiting);
    }

    /** The inbox of a topic this service hears. */
    public Optional<InboxBatch> of(String topic) {
        return Optional.ofNullable(subscriptions.get(topic));
    }

    /** The topics this service hears. */
    public Collection<String> topics() {
        return subscriptions.keySet();
    }

    public Collection<InboxBatch> subscriptions() {
        return List.copyOf(subscriptions.values());
    }
}
