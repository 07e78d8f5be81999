package org.chairside.journal.relay;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.chairside.journal.append.JournalRow;
import org.jspecify.annotations.Nullable;

/** What the relay needs of the journal's database. Any call may throw; nothing is then assumed to have happened. */
public interface JournalStore {

    /**
     * The committed rows not yet marked as published, lowest position first, without those in {@code except}.
     *
     * @return empty if {@code epoch} is not the current one: what another relay has published is unknown here, so nothing may be said
     *     about it
     */
    Optional<Reading> unpublished(long epoch, Collection<Long> except, int limit);

    /**
     * Forgets that these rows are unpublished.
     *
     * @return false, and nothing is changed, if {@code epoch} is not the current one: another relay has taken over
     */
    boolean settle(long epoch, Collection<Long> positions);

    /** Sets a row aside that cannot be sent, under the same fence as {@link #settle}. */
    boolean park(long epoch, Parked row);

    /** Every row set aside. */
    List<Parked> parked();

    /** When all of a topic was last asked to be published again, of what has been marked for that altogether. */
    List<Refill> refills();

    /**
     * What was there.
     *
     * @param asOf every row whose transaction committed before this is in {@code rows}, in {@code except}, or published
     * @param drained whether there is nothing more
     */
    record Reading(Instant asOf, List<Unpublished> rows, boolean drained) {}

    /** A row of the journal that waits for the broker. */
    record Unpublished(long position, JournalRow row) {}

    /** A row that stands aside, and why. */
    record Parked(long position, String stream, String recordKey, String reason) {}

    /** A wish to publish a topic again from the beginning, or all of them if {@code topic} is null. */
    record Refill(@Nullable String topic, Instant askedAt) {}
}
