package org.chairside.notification.delivery.worker;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.chairside.journal.Envelope;
import org.chairside.journal.Inbox;
import org.springframework.messaging.Message;

/**
 * Hands events straight to whoever subscribed to their family, as of that Monday at nine; once each and in order is the journal's promise,
 * tested there.
 */
class DirectInbox implements Inbox {

    static final UUID JOURNEY = UUID.fromString("10a00000-0000-4000-8000-000000000001");

    private static final Instant RECORDED = NotificationOnPostgres.MONDAY_9;

    private final Map<Class<?>, BiConsumer<Object, Envelope>> subscribers = new HashMap<>();

    @Override
    public <E> Consumer<Message<List<byte[]>>> subscribe(String topic, Class<E> family, EventHandler<E> handler) {
        subscribers.put(family, (event, envelope) -> handler.on(family.cast(event), envelope));
        return _ -> {};
    }

    @Override
    public <E> Consumer<Message<List<byte[]>>> subscribeInBatches(
            String topic, Class<E> family, BatchHandler<E> handler) {
        throw new UnsupportedOperationException("notification keeps no projection");
    }

    void deliver(Object event) {
        subscribers.entrySet().stream()
                .filter(subscriber -> subscriber.getKey().isInstance(event))
                .forEach(subscriber -> subscriber.getValue().accept(event, envelope()));
    }

    private static Envelope envelope() {
        return new Envelope(
                UUID.randomUUID(),
                "type",
                "source",
                RECORDED,
                "subject",
                "stream",
                1,
                "key",
                null,
                JOURNEY,
                null,
                null,
                "actor",
                RECORDED,
                Envelope.Origin.ONLINE,
                "",
                null,
                null);
    }
}
