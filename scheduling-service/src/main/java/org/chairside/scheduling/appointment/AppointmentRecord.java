package org.chairside.scheduling.appointment;

import java.time.Instant;
import java.util.List;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.contracts.scheduling.AppointmentEvent;
import org.chairside.journal.Journal;
import org.chairside.journal.JournalEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Writes down what was decided: the state row first, then the journal, in the running transaction. */
@Service
class AppointmentRecord {

    private final Appointments appointments;
    private final Journal journal;

    AppointmentRecord(Appointments appointments, Journal journal) {
        this.appointments = appointments;
        this.journal = journal;
    }

    void write(@Nullable Appointment before, List<AppointmentEvent> events, SitePolicy policy, Instant now) {
        if (events.isEmpty()) {
            return;
        }
        var after = Appointment.evolve(before, events.getFirst());
        for (var event : events.subList(1, events.size())) {
            after = Appointment.evolve(after, event);
        }
        appointments.save(before, after);
        journal.append(new JournalEntry(
                "appointment/" + after.id(),
                after.version() - events.size(),
                after.patient().toString(),
                after.site().toString(),
                after.journey().value(),
                policy.version(),
                now,
                events));
    }
}
