package org.chairside.scheduling.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chairside.contracts.scheduling.AppointmentEvent;
import org.chairside.journal.Journal;
import org.chairside.journal.JournalEntry;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Keeps in memory what was appended and committed. */
class CommittedJournal implements Journal {

    private final List<JournalEntry> committed = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void append(JournalEntry entry) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                committed.add(entry);
            }
        });
    }

    /** The appointments as their events alone make them; fails if a stream has a hole or a fork. */
    List<Appointment> replayed() {
        Map<String, List<JournalEntry>> streams = List.copyOf(committed).stream()
                .filter(entry -> entry.stream().startsWith("appointment/"))
                .collect(Collectors.groupingBy(JournalEntry::stream));
        return streams.values().stream().map(CommittedJournal::replay).toList();
    }

    private static Appointment replay(List<JournalEntry> entries) {
        entries.sort(Comparator.comparingInt(JournalEntry::lastSequence));
        Appointment appointment = null;
        int last = 0;
        for (var entry : entries) {
            assertThat(entry.lastSequence()).as(entry.stream()).isEqualTo(last);
            for (var event : entry.events()) {
                appointment = Appointment.evolve(appointment, (AppointmentEvent) event);
            }
            last += entry.events().size();
        }
        assertThat(appointment.version()).isEqualTo(last);
        return appointment;
    }
}
