package org.chairside.journal.inbox;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.chairside.journal.Envelope;
import org.chairside.journal.inbox.Examined.Sound;
import org.chairside.journal.inbox.Examined.Suspect;
import org.chairside.journal.inbox.Examined.Unreadable;
import org.chairside.journal.inbox.IncomingRecord.Place;
import org.chairside.journal.inbox.Receipt.Outcome;
import org.chairside.journal.inbox.SequenceGuard.Turn;
import org.jspecify.annotations.Nullable;

/** One attempt at some records, in one transaction. */
final class BatchTurn {

    private final Subscription subscription;
    private final boolean monotone;
    private final InboxStore store;
    private final Delivery delivery;
    private final Map<Place, Poison> condemned;
    private final InstantSource clock;

    private final Map<String, StreamState> states = new HashMap<>();
    private final Set<String> changed = new HashSet<>();
    private final Receipts receipts = new Receipts();
    private final List<Envelope> applied = new ArrayList<>();

    BatchTurn(
            Subscription subscription,
            boolean monotone,
            InboxStore store,
            Delivery delivery,
            Map<Place, Poison> condemned,
            InstantSource clock) {
        this.subscription = subscription;
        this.monotone = monotone;
        this.store = store;
        this.delivery = delivery;
        this.condemned = condemned;
        this.clock = clock;
    }

    void take(List<Examined> records) {
        states.putAll(store.lock(subscription, streams(records)));
        records.forEach(this::take);
        delivery.finish();
        store.conclude(
                subscription,
                changed.stream().sorted().map(states::get).toList(),
                nextOffsets(records),
                receipts.all());
    }

    /** Takes up a stream again after a person has dealt with what held it. */
    void resume(StreamState freed) {
        put(freed);
        drain(freed.stream());
        delivery.finish();
        store.save(subscription, changed.stream().map(states::get).toList());
        store.receipts(subscription, receipts.all());
    }

    List<Receipt> outcomes() {
        return receipts.all();
    }

    List<Envelope> applied() {
        return applied;
    }

    private void take(Examined examined) {
        switch (examined) {
            case Unreadable(IncomingRecord record, Poison poison) -> quarantine(record, null, poison);
            case Suspect(IncomingRecord record, Envelope envelope, Poison poison) -> reject(record, envelope, poison);
            case Sound(IncomingRecord record, Envelope envelope) -> take(record, envelope);
        }
    }

    private void take(IncomingRecord record, Envelope envelope) {
        switch (SequenceGuard.of(state(envelope), envelope, monotone)) {
            case DUPLICATE -> receipts.add(Outcome.DUPLICATE_IGNORED, envelope);
            case ID_COLLISION -> quarantine(record, envelope, Poison.of(Reason.ID_COLLISION));
            case SEQUENCE_LEAP -> quarantine(record, envelope, Poison.of(Reason.SEQUENCE_LEAP));
            case SEQUENCE_FORK -> {
                if (quarantine(record, envelope, Poison.of(Reason.SEQUENCE_FORK))) {
                    put(state(envelope).heldAt(clock.instant()));
                }
            }
            case HELD -> wait(SetAside.State.HELD, record, envelope);
            case GAP -> {
                if (wait(SetAside.State.GAP, record, envelope)) {
                    put(state(envelope).gapAt(clock.instant()));
                }
            }
            case NEXT -> {
                Poison poison = apply(record, envelope);
                if (poison == null) {
                    follow(envelope.stream());
                } else {
                    reject(record, envelope, poison);
                }
            }
        }
    }

    /** Null if it was applied. */
    private @Nullable Poison apply(IncomingRecord record, Envelope envelope) {
        Poison poison = condemned.get(record.place());
        if (poison == null) {
            poison = delivery.deliver(record, envelope);
        }
        if (poison == null) {
            put(state(envelope).after(envelope));
            receipts.add(Outcome.APPLIED, envelope);
            applied.add(envelope);
        }
        return poison;
    }

    /** Poison holds its stream if the stream cannot go on without it. */
    private void reject(IncomingRecord record, Envelope envelope, Poison poison) {
        boolean stands = quarantine(record, envelope, poison);
        StreamState state = state(envelope);
        if (stands
                && envelope.sequence() == state.last() + 1
                && !poison.reason().impostor()) {
            put(state.heldAt(clock.instant()));
        }
    }

    private void follow(String stream) {
        if (stateOf(stream).othersWait()) {
            drain(stream);
        }
    }

    /** Applies what stands aside, up to the next hole or the next that cannot be handled. */
    private void drain(String stream) {
        List<Waiting> next = store.next(subscription, stream, stateOf(stream).last());
        while (!next.isEmpty()) {
            for (Waiting each : next) {
                if (!goesOnAfter(each, stream)) {
                    return;
                }
            }
            next = store.next(subscription, stream, stateOf(stream).last());
        }
        put(stateOf(stream).withoutGap());
    }

    private boolean goesOnAfter(Waiting next, String stream) {
        StreamState state = stateOf(stream);
        boolean quarantined = next.state() == SetAside.State.QUARANTINED;
        if (state.held()) {
            return false;
        }
        if (next.sequence() <= state.last()) {
            if (!quarantined) {
                dismiss(store.read(subscription, next));
            }
            return true;
        }
        if (!monotone && next.sequence() > state.last() + 1) {
            put(state.gapAt(clock.instant()));
            return false;
        }
        if (quarantined) {
            put(state.heldAt(clock.instant()));
            return false;
        }
        applyWaiting(store.read(subscription, next), next.corrected());
        return true;
    }

    private void applyWaiting(SetAside next, boolean corrected) {
        Envelope envelope = Objects.requireNonNull(next.envelope());
        if (state(envelope).fingerprints().has(envelope)) {
            condemn(next, envelope, Poison.of(Reason.ID_COLLISION));
            return;
        }
        Poison poison = apply(next.record(), envelope);
        if (poison == null) {
            store.release(next, "applied");
            if (corrected) {
                put(state(envelope).lastCorrected());
            }
            if (next.poison() != null) {
                receipts.add(Outcome.RESOLVED, envelope);
            }
        } else {
            condemn(next, envelope, poison);
            if (!poison.reason().impostor()) {
                put(state(envelope).heldAt(clock.instant()));
            }
        }
    }

    /** It waited beside another of the same number, which has been applied: the same event once more, or a forged one. */
    private void dismiss(SetAside next) {
        Envelope envelope = Objects.requireNonNull(next.envelope());
        Turn turn = SequenceGuard.of(state(envelope), envelope, monotone);
        if (turn == Turn.ID_COLLISION) {
            condemn(next, envelope, Poison.of(Reason.ID_COLLISION));
        } else if (turn == Turn.SEQUENCE_FORK) {
            condemn(next, envelope, Poison.of(Reason.SEQUENCE_FORK));
            put(state(envelope).heldAt(clock.instant()));
        } else {
            store.release(next, "duplicate");
        }
    }

    private void condemn(SetAside waiting, Envelope envelope, Poison poison) {
        store.condemn(waiting, poison);
        receipts.quarantined(envelope, poison.reason());
    }

    /** False if it comes once more after a person has let it go: it waits for nothing any more. */
    private boolean wait(SetAside.State why, IncomingRecord record, Envelope envelope) {
        boolean stands = store.setAside(subscription, new SetAside(0, why, record, envelope, null));
        if (stands) {
            receipts.add(why == SetAside.State.GAP ? Outcome.GAP_PARKED : Outcome.HELD, envelope);
        }
        return stands;
    }

    /** False if it comes once more after a person has dealt with it: then there would be nothing left to free its stream. */
    private boolean quarantine(IncomingRecord record, @Nullable Envelope envelope, Poison poison) {
        boolean stands =
                store.setAside(subscription, new SetAside(0, SetAside.State.QUARANTINED, record, envelope, poison));
        if (stands) {
            receipts.quarantined(envelope, poison.reason());
        }
        return stands;
    }

    private StreamState state(Envelope envelope) {
        return stateOf(envelope.stream());
    }

    private StreamState stateOf(String stream) {
        return states.computeIfAbsent(stream, StreamState::unknown);
    }

    private void put(StreamState state) {
        states.put(state.stream(), state);
        changed.add(state.stream());
    }

    private static List<String> streams(List<Examined> records) {
        Set<String> streams = new HashSet<>();
        for (Examined each : records) {
            switch (each) {
                case Unreadable _ -> {}
                case Suspect suspect -> streams.add(suspect.envelope().stream());
                case Sound sound -> streams.add(sound.envelope().stream());
            }
        }
        return streams.stream().sorted().toList();
    }

    private static Map<Integer, Long> nextOffsets(List<Examined> records) {
        Map<Integer, Long> next = new LinkedHashMap<>();
        for (Examined each : records) {
            next.merge(each.record().partition(), each.record().offset() + 1, Math::max);
        }
        return next;
    }
}
