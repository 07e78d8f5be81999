package org.chairside.scheduling.appointment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.chairside.journal.Envelope;
import org.chairside.journal.Inbox;
import org.springframework.messaging.Message;

/**
 * Hands events straight to whoever subscribed to their family, as of that Monday at ten; once each and in order is the journal's promise,
 * tested there.
 */
public class DirectInbox implements Inbox {

    private final Map<Class<?>, Consumer<Object>> subscribers = new HashMap<>();

    @Override
    public <E> Consumer<Message<List<byte[]>>> subscribe(String topic, Class<E> family, EventHandler<E> handler) {
        subscribers.put(family, event -> handler.on(family.cast(event), envelope()));
        return _ -> {};
    }

    @Override
    public <E> Consumer<Message<List<byte[]>>> subscribeInBatches(
            String topic, Class<E> family, BatchHandler<E> handler) {
        throw new UnsupportedOperationException("scheduling keeps no projection");
    }

    private static Envelope envelope() {
        var happened = AppointmentFixtures.at(AppointmentFixtures.MONDAY_10);
        return new Envelope(
                UUID.randomUUID(),
                "type",
                "source",
                happened,
                "subject",
                "stream",
                1,
                "key",
                null,
                null,
                null,
                null,
                "actor",
                happened,
                Envelope.Origin.ONLINE,
                "",
                null,
                null);
    }

    public <E> void deliver(Class<E> family, E event) {
        subscribers.get(family).accept(event);
    }
}
