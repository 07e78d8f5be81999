package org.chairside.scheduling.appointment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.chairside.journal.Inbox;
import org.springframework.messaging.Message;

/** Hands events straight to whoever subscribed to their family; once each and in order is the journal's promise, tested there. */
public class DirectInbox implements Inbox {

    private final Map<Class<?>, Consumer<Object>> subscribers = new HashMap<>();

    @Override
    public <E> Consumer<Message<List<byte[]>>> subscribe(String topic, Class<E> family, EventHandler<E> handler) {
        subscribers.put(family, event -> handler.on(family.cast(event), null));
        return _ -> {};
    }

    @Override
    public <E> Consumer<Message<List<byte[]>>> subscribeInBatches(
            String topic, Class<E> family, BatchHandler<E> handler) {
        throw new UnsupportedOperationException("scheduling keeps no projection");
    }

    public <E> void deliver(Class<E> family, E event) {
        subscribers.get(family).accept(event);
    }
}
