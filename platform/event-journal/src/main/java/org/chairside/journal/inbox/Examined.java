package org.chairside.journal.inbox;

import org.chairside.journal.Envelope;

/** What can be said of a record before anything is known of its stream. */
sealed interface Examined {

    IncomingRecord record();

    /** It belongs to no stream that could be named. */
    record Unreadable(IncomingRecord record, Poison poison) implements Examined {}

    /** Its envelope can be read, and is not to be trusted. */
    record Suspect(IncomingRecord record, Envelope envelope, Poison poison) implements Examined {}

    /** Nothing against it so far. */
    record Sound(IncomingRecord record, Envelope envelope) implements Examined {}
}
