package org.chairside.notification.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chairside.contracts.IntentId;

/** Which messages are to be looked at, and which are in the provider's hands just now. */
public interface Attempts {

    /**
     * A message whose time has come.
     *
     * @param breaks how often nothing could be decided about it, or no letter written
     */
    record Due(IntentId id, int breaks) {}

    /** Locks the requested message that has been due for longest and that nobody is sending or looking at, for the running transaction. */
    Optional<Due> lockNextDue();

    /** Answers when the attempt began, by the database's clock: it names the attempt. */
    Instant begin(IntentId id);

    /** False if the attempt had been taken for abandoned meanwhile. */
    boolean end(IntentId id, Instant began);

    /** Leaves the message for a later try: the older it is the later, so that those that wait do not keep the others waiting. */
    void postpone(IntentId id, Duration atLeast, Duration atMost);

    /** Leaves the message for a later try after something broke on it. */
    void postponeBroken(IntentId id, Duration atLeast, Duration atMost);

    /** Ends, and answers, attempts that began longer ago than {@code age} by the database's clock: whoever sent them is gone. */
    List<IntentId> endAbandoned(Duration age);
}
