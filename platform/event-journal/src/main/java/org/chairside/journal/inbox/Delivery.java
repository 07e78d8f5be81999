package org.chairside.journal.inbox;

import java.util.ArrayList;
import java.util.List;
import org.chairside.journal.Cause;
import org.chairside.journal.Envelope;
import org.chairside.journal.Inbox.EventHandler;
import org.chairside.journal.Inbox.Received;
import org.chairside.journal.KeyMissing;
import org.chairside.journal.catalogue.Topic;
import org.chairside.journal.catalogue.TopicCatalogue;
import org.chairside.journal.codec.EventCodec;
import org.chairside.journal.codec.Unfit;
import org.jspecify.annotations.Nullable;

/** Decodes events and hands them to the service's own code, under a cause that names the event. */
final class Delivery {

    private final Topic topic;
    private final TopicCatalogue catalogue;
    private final EventCodec codec;
    private final String actor;
    private final Sink sink;

    private Delivery(Topic topic, TopicCatalogue catalogue, EventCodec codec, String actor, Sink sink) {
        this.topic = topic;
        this.catalogue = catalogue;
        this.codec = codec;
        this.actor = actor;
        this.sink = sink;
    }

    /** @param single a lone record is handed over by itself, so that a failure names it */
    static <E> Delivery of(
            Reaction<E> reaction,
            Topic topic,
            TopicCatalogue catalogue,
            EventCodec codec,
            String actor,
            boolean single) {
        Sink sink =
                switch (reaction) {
                    case Reaction.ToEach<E>(var family, var handler) -> new Each<>(family, handler);
                    case Reaction.ToBatch<E> batch when single -> new Each<>(batch.family(), batch.one());
                    case Reaction.ToBatch<E> batch -> new Together<>(batch, new ArrayList<>());
                };
        return new Delivery(topic, catalogue, codec, actor, sink);
    }

    /**
     * Null if the event was taken.
     *
     * @throws Culprit if the service's code failed over it
     */
    @Nullable
    Poison deliver(IncomingRecord record, Envelope envelope) {
        if (topic.ignorable().contains(envelope.type())) {
            return null;
        }
        byte[] value = record.value();
        Class<?> type = catalogue.recordOf(envelope.type()).orElse(null);
        if (type == null || value == null) {
            return Poison.of(value == null ? Reason.NULL_VALUE : Reason.UNKNOWN_TYPE);
        }
        @Nullable Object event;
        try {
            event = codec.decode(value, type, envelope, topic.name());
        } catch (Unfit unfit) {
            return poison(unfit);
        } catch (KeyMissing missing) {
            return Poison.of(Reason.KEY_MISSING, missing);
        }
        if (event == null) {
            return new Poison(Reason.SCHEMA, "#", null);
        }
        if (!catalogue.belongs(event, envelope.stream())) {
            return Poison.of(Reason.STREAM_MISMATCH);
        }
        ScopedValue.where(Cause.CURRENT, new Cause(actor, envelope.id().toString()))
                .run(() -> sink.take(event, envelope, record));
        return null;
    }

    /** Hands over what was collected. */
    void finish() {
        ScopedValue.where(Cause.CURRENT, new Cause(actor, null)).run(sink::finish);
    }

    private static Poison poison(Unfit unfit) {
        Reason reason =
                switch (unfit.kind()) {
                    case NOT_DECODABLE -> Reason.NOT_DECODABLE;
                    case SCHEMA -> Reason.SCHEMA;
                    case UNDECRYPTABLE -> Reason.UNDECRYPTABLE;
                };
        Throwable cause = unfit.getCause() == null ? unfit : unfit.getCause();
        return new Poison(reason, unfit.pointer(), cause.getClass().getName());
    }

    private interface Sink {
        void take(Object event, Envelope envelope, IncomingRecord record);

        void finish();
    }

    private record Each<E>(Class<E> family, EventHandler<E> handler) implements Sink {
        @Override
        public void take(Object event, Envelope envelope, IncomingRecord record) {
            try {
                handler.on(family.cast(event), envelope);
            } catch (RuntimeException failure) {
                throw new Culprit(record, failure);
            }
        }

        @Override
        public void finish() {}
    }

    private record Together<E>(Reaction.ToBatch<E> reaction, List<Received<E>> events) implements Sink {
        @Override
        public void take(Object event, Envelope envelope, IncomingRecord record) {
            events.add(new Received<>(reaction.family().cast(event), envelope));
        }

        @Override
        public void finish() {
            if (!events.isEmpty()) {
                reaction.handler().on(List.copyOf(events));
            }
        }
    }
}
