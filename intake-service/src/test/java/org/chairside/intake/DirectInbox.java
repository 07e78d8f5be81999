package org.chairside.intake;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.chairside.contracts.PatientToken;
import org.chairside.journal.Envelope;
import org.chairside.journal.Inbox;
import org.springframework.messaging.Message;

/** Hands events straight to whoever subscribed to their family; once each and in order is the journal's promise, tested there. */
public class DirectInbox implements Inbox {

    public static final UUID JOURNEY = UUID.fromString("10a00000-0000-4000-8000-000000000001");

    private String patient = "";

    private final Map<Class<?>, Consumer<Object>> subscribers = new HashMap<>();

    @Override
    public <E> Consumer<Message<List<byte[]>>> subscribe(String topic, Class<E> family, EventHandler<E> handler) {
        subscribers.put(family, event -> handler.on(family.cast(event), envelope()));
        return _ -> {};
    }

    @Override
    public <E> Consumer<Message<List<byte[]>>> subscribeInBatches(
            String topic, Class<E> family, BatchHandler<E> handler) {
        throw new UnsupportedOperationException("intake keeps no projection");
    }

    /** From now on events are about this patient, at Rochester. */
    public void isAbout(PatientToken patient) {
        this.patient = patient.toString();
    }

    private Envelope envelope() {
        return new Envelope(
                UUID.randomUUID(),
                "type",
                "source",
                Instant.EPOCH,
                "subject",
                "stream",
                1,
                patient,
                Cast.ROCHESTER.code().value(),
                JOURNEY,
                null,
                null,
                "actor",
                Instant.EPOCH,
                Envelope.Origin.ONLINE,
                "",
                null,
                null);
    }

    public <E> void deliver(Class<E> family, E event) {
        subscribers.get(family).accept(event);
    }
}
