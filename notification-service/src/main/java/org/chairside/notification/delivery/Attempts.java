package org.chairside.notification.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.chairside.contracts.IntentId;
import org.chairside.notification.message.Message;

/** Which messages are in the provider's hands just now. */
public interface Attempts {

    /** Locks the oldest requested message that nobody is sending or looking at, for the running transaction. */
    Optional<Message> lockNextDue();

    void begin(IntentId id);

    void end(IntentId id);

    /** Leaves the message for a later try. */
    void postpone(IntentId id, Duration by);

    /** Locks messages whose attempt began longer ago than {@code age} by the database's clock: whoever sent them is gone. */
    List<IntentId> lockAbandoned(Duration age);
}
