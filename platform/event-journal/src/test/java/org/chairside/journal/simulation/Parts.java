package org.chairside.journal.simulation;

import org.chairside.journal.inbox.InboxStore;
import org.chairside.journal.inbox.Transactions;
import org.chairside.journal.relay.JournalStore;
import org.chairside.journal.relay.Lease;

/** What a run is put together from; a mutant puts one faulty part in the place of a sound one. */
class Parts {

    JournalStore journal(InMemoryJournal sound, Chairs chairs, int relay) {
        return sound;
    }

    Lease lease(InMemoryJournal journal) {
        return journal.lease();
    }

    InboxStore inbox(InMemoryInbox sound) {
        return sound;
    }

    Transactions transactions(InMemoryInbox sound) {
        return sound;
    }

    /** Whether the sequence guard looks at all. */
    boolean guarded() {
        return true;
    }

    /** Whether the offset goes to the broker only after the database has committed. */
    boolean offsetLast() {
        return true;
    }

    void afterOffset() {}

    void afterCrash() {}

    /** Whether held events go through the inbox again, in order, and not straight to the handler. */
    boolean releaseInOrder() {
        return true;
    }
}
