package org.chairside.journal.operations;

import java.util.List;
import org.chairside.journal.inbox.Receipt;

/** What came of a person's wish about a quarantined record. */
public sealed interface Resolution {

    /** It was done; the record as it stands now, and everything that happened to its stream with it. */
    record Done(QuarantinedRecord record, List<Receipt> outcomes) implements Resolution {}

    /** It is written down and waits for a second person. */
    record Proposed(QuarantinedRecord record) implements Resolution {}

    /** It cannot be done as things are; {@code code} is stable, {@code detail} for people. */
    record Refused(String code, String detail) implements Resolution {}

    /** There is no such record. */
    record Unknown() implements Resolution {}
}
