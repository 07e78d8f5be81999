package org.chairside.journal.relay;

import java.util.OptionalLong;

/** Which of a service's instances carries the journal. */
public interface Lease {

    /** Takes or renews the lease without waiting for it; the epoch if it is held. An epoch is never given twice. */
    OptionalLong hold();

    /** Lets another take over at once. */
    void release();
}
