package org.chairside.journal.inbox;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What the inbox keeps; every call runs in the transaction of {@link Transactions}. */
public interface InboxStore {

    /** The state of these streams, locked until the transaction ends; unknown ones are not in the answer. */
    Map<String, StreamState> lock(Subscription subscription, Collection<String> streams);

    /** @throws org.chairside.journal.Unreachable if another instance has just begun one of these streams */
    void save(Subscription subscription, Collection<StreamState> states);

    /** All records of a stream that stand aside, in order. */
    List<Waiting> waiting(Subscription subscription, String stream);

    /**
     * The first records, some at a time, that a stream which has come to {@code last} has to look at: those above it, and repetitions of
     * what it has had, but no impostors. In order; none if there are none.
     */
    List<Waiting> next(Subscription subscription, String stream, int last);

    /** One of them with its contents. */
    SetAside read(Subscription subscription, Waiting waiting);

    /**
     * Adds a record, or does nothing if the same stands there already.
     *
     * @return false if a person has dealt with this very record before: it holds nothing back any more
     */
    boolean setAside(Subscription subscription, SetAside record);

    /** A waiting record turned out to be poison. */
    void condemn(SetAside waiting, Poison poison);

    /** A person wants a quarantined record tried again: it waits like the others of its stream. */
    void hold(SetAside quarantined);

    /** A waiting record has been applied, or was a duplicate. */
    void release(SetAside waiting, String resolution);

    void receipts(Subscription subscription, List<Receipt> receipts);

    /**
     * Ends a batch, in one go: how its streams now stand, what is next in each of its partitions (everything before that has its outcome),
     * what became of its records.
     */
    void conclude(
            Subscription subscription,
            Collection<StreamState> states,
            Map<Integer, Long> nextOffsets,
            List<Receipt> receipts);
}
