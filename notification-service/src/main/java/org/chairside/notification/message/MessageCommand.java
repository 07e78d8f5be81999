package org.chairside.notification.message;

import org.chairside.contracts.StaffId;
import org.chairside.contracts.notification.SuppressionReason;

/** What may be asked of a message that exists. */
public sealed interface MessageCommand {

    /** The provider took it. */
    record RecordSent() implements MessageCommand {}

    /**
     * The provider refused it for good.
     *
     * @param code of the provider, without the address
     */
    record RecordFailure(String code) implements MessageCommand {}

    /** It must not go out. */
    record Suppress(SuppressionReason why) implements MessageCommand {}

    /** The provider was called and it cannot be known whether it took the message. */
    record RecordUnknownOutcome() implements MessageCommand {}

    /** A person looked at an unknown outcome and decides whether it goes out again. */
    record DecideOutcome(boolean resend, StaffId by) implements MessageCommand {}
}
