package org.chairside.intake.clearance;

import java.time.Instant;
import java.util.List;
import org.chairside.contracts.intake.ClearanceEvent;
import org.chairside.intake.booking.Booking;
import org.chairside.journal.Journal;
import org.chairside.journal.JournalEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Writes down what was decided: the state row first, then the journal, in the running transaction. */
@Service
class ClearanceRecord {

    private final Clearances clearances;
    private final Journal journal;

    ClearanceRecord(Clearances clearances, Journal journal) {
        this.clearances = clearances;
        this.journal = journal;
    }

    void write(
            @Nullable Clearance before,
            List<ClearanceEvent> events,
            Booking openedFor,
            @Nullable Integer policyVersion,
            Instant now) {
        if (events.isEmpty()) {
            return;
        }
        var after = Clearance.evolve(before, events.getFirst(), now);
        for (var event : events.subList(1, events.size())) {
            after = Clearance.evolve(after, event, now);
        }
        clearances.save(before, after);
        journal.append(new JournalEntry(
                "clearance/" + after.id(),
                after.version() - events.size(),
                after.patient().toString(),
                openedFor.site().value(),
                openedFor.journey(),
                policyVersion,
                now,
                events));
    }
}
