package org.chairside.journal.inbox;

/** Handling this one record failed; the cause says how. */
final class Culprit extends RuntimeException {

    private final IncomingRecord.Place place;
    private final RuntimeException failure;

    Culprit(IncomingRecord record, RuntimeException failure) {
        super(failure);
        this.place = record.place();
        this.failure = failure;
    }

    IncomingRecord.Place place() {
        return place;
    }

    RuntimeException failure() {
        return failure;
    }
}
