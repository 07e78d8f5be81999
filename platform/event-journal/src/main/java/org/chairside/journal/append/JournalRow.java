package org.chairside.journal.append;

import org.chairside.journal.Envelope;

/** One event as the journal keeps it; the database adds position and {@code recordedTime}. */
@SuppressWarnings("ArrayRecordComponent") // the bytes are written once and never compared
public record JournalRow(Envelope envelope, byte[] data) {}
