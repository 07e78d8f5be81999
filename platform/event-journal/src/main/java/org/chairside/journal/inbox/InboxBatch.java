package org.chairside.journal.inbox;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chairside.journal.Forged;
import org.chairside.journal.ImpossibleTransition;
import org.chairside.journal.KeyMissing;
import org.chairside.journal.Unreachable;
import org.chairside.journal.catalogue.Topic;
import org.chairside.journal.catalogue.TopicCatalogue;
import org.chairside.journal.codec.EventCodec;
import org.chairside.journal.inbox.IncomingRecord.Place;

/**
 * Takes a polled batch of one topic: one transaction if all goes well; else it finds the culprit, which alone is quarantined.
 *
 * <p>An outage comes out as {@link Unreachable} with nothing done that was not committed: the same records may simply be given again.
 */
public final class InboxBatch {

    private static final int TRIES = 3;

    private final Subscription subscription;
    private final Topic topic;
    private final Reaction<?> reaction;
    private final InboxStore store;
    private final Transactions transactions;
    private final TopicCatalogue catalogue;
    private final EventCodec codec;
    private final InstantSource clock;
    private final Watcher watcher;
    private final Examination examination;

    /** @param cell the deployment whose services are believed */
    public InboxBatch(
            Subscription subscription,
            String cell,
            Reaction<?> reaction,
            InboxStore store,
            Transactions transactions,
            TopicCatalogue catalogue,
            EventCodec codec,
            InstantSource clock,
            Watcher watcher) {
        this.subscription = subscription;
        this.topic = catalogue.topic(subscription.topic());
        this.reaction = reaction;
        this.store = store;
        this.transactions = transactions;
        this.catalogue = catalogue;
        this.codec = codec;
        this.clock = clock;
        this.watcher = watcher;
        this.examination = new Examination(cell, catalogue, codec, clock);
    }

    public Subscription subscription() {
        return subscription;
    }

    /** @throws Unreachable if something the work needs cannot be reached */
    public void process(List<IncomingRecord> records) {
        Attempts attempts = new Attempts();
        Deque<List<Examined>> todo = new ArrayDeque<>();
        todo.push(records.stream().map(examination::examine).toList());
        while (!todo.isEmpty()) {
            List<Examined> part = todo.pop();
            try {
                attempt(part, attempts.condemned);
            } catch (RuntimeException failure) {
                Outage.rethrow(failure);
                divide(part, failure, attempts, todo);
            }
        }
    }

    /**
     * Takes up a stream again: {@code decision} says, under the stream's lock, how it now stands. What waited is applied in order, all in
     * one transaction; what then fails is quarantined like any other.
     */
    public List<Receipt> resume(String stream, StreamDecision decision) {
        return resume(stream, decision, () -> {});
    }

    /** Does all that {@link #resume} would do, shows it to {@code look}, and takes it back. */
    public List<Receipt> rehearse(String stream, StreamDecision decision, Runnable look) {
        return resume(stream, decision, () -> {
            look.run();
            throw new Rehearsed();
        });
    }

    private List<Receipt> resume(String stream, StreamDecision decision, Runnable last) {
        Attempts attempts = new Attempts();
        while (true) {
            BatchTurn turn = turn(true, attempts.condemned);
            try {
                transactions.run(() -> {
                    StreamState now =
                            store.lock(subscription, List.of(stream)).getOrDefault(stream, StreamState.unknown(stream));
                    turn.resume(decision.decide(now));
                    last.run();
                });
                tell(turn);
                return turn.outcomes();
            } catch (Rehearsed taken) {
                return turn.outcomes();
            } catch (Culprit culprit) {
                Outage.rethrow(culprit);
                attempts.failed(culprit.place(), culprit.failure());
            } catch (RuntimeException unnamed) {
                Outage.rethrow(unnamed);
                throw unnamed;
            }
        }
    }

    /** What speaks against a record before any handler has seen it; nothing is changed. */
    public Optional<Poison> objection(IncomingRecord record) {
        return switch (examination.examine(record)) {
            case Examined.Unreadable unreadable -> Optional.of(unreadable.poison());
            case Examined.Suspect suspect -> Optional.of(suspect.poison());
            case Examined.Sound sound ->
                Optional.ofNullable(Delivery.of(
                                new Reaction.ToEach<>(Object.class, (_, _) -> {}),
                                topic,
                                catalogue,
                                codec,
                                "nobody",
                                true)
                        .deliver(record, sound.envelope()));
        };
    }

    /** Ends a rehearsal's transaction. */
    private static final class Rehearsed extends RuntimeException {
        Rehearsed() {
            super(null, null, false, false);
        }
    }

    /** What a person decided about a held stream. */
    @FunctionalInterface
    public interface StreamDecision {
        StreamState decide(StreamState held);
    }

    private void attempt(List<Examined> part, Map<Place, Poison> condemned) {
        BatchTurn turn = turn(part.size() == 1, condemned);
        transactions.run(() -> turn.take(part));
        tell(turn);
    }

    private void tell(BatchTurn turn) {
        turn.outcomes().forEach(outcome -> watcher.committed(subscription, outcome));
        turn.applied().forEach(envelope -> watcher.applied(subscription, envelope));
    }

    private BatchTurn turn(boolean single, Map<Place, Poison> condemned) {
        Delivery delivery = Delivery.of(reaction, topic, catalogue, codec, "system/" + subscription.consumer(), single);
        return new BatchTurn(subscription, topic.compacted(), store, delivery, condemned, clock);
    }

    /** What stood before the culprit succeeded once and will again; it goes first, so that the culprit is tried alone with the rest. */
    private static void divide(
            List<Examined> part, RuntimeException failure, Attempts attempts, Deque<List<Examined>> todo) {
        int at = part.size() / 2;
        if (failure instanceof Culprit culprit) {
            attempts.failed(culprit.place(), culprit.failure());
            at = Math.max(0, indexOf(culprit.place(), part));
        } else if (part.size() == 1) {
            attempts.failed(part.getFirst().record().place(), failure);
            at = 0;
        }
        todo.push(part.subList(at, part.size()));
        if (at > 0) {
            todo.push(part.subList(0, at));
        }
    }

    private static int indexOf(Place place, List<Examined> part) {
        for (int i = 0; i < part.size(); i++) {
            if (part.get(i).record().place().equals(place)) {
                return i;
            }
        }
        return -1;
    }

    /** What has been tried in this batch, and what has been given up. */
    private static final class Attempts {

        private final Map<Place, Integer> tries = new HashMap<>();
        private final Map<Place, Poison> condemned = new HashMap<>();

        /** @throws Unreachable if it failed although it was given up: then it is the inbox itself that cannot do its work */
        void failed(Place place, RuntimeException failure) {
            if (condemned.containsKey(place)) {
                throw new Unreachable("the quarantine", failure);
            }
            if (failure instanceof ImpossibleTransition) {
                condemned.put(place, Poison.of(Reason.RULE, failure));
            } else if (failure instanceof Forged) {
                condemned.put(place, Poison.of(Reason.FORGERY, failure));
            } else if (failure instanceof KeyMissing) {
                condemned.put(place, Poison.of(Reason.KEY_MISSING, failure));
            } else if (tries.merge(place, 1, Integer::sum) >= TRIES) {
                condemned.put(place, Poison.of(Reason.HANDLER_ERROR, failure));
            }
        }
    }
}
