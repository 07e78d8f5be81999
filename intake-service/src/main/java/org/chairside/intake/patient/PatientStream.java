package org.chairside.intake.patient;

import java.time.Instant;
import java.util.List;
import org.chairside.contracts.intake.PatientEvent;
import org.chairside.journal.Journal;
import org.chairside.journal.JournalEntry;
import org.springframework.stereotype.Service;

/** Appends to the stream {@code patient/<token>} and moves the patient's version with it. */
@Service
public class PatientStream {

    private final Patients patients;
    private final Journal journal;

    PatientStream(Patients patients, Journal journal) {
        this.patients = patients;
        this.journal = journal;
    }

    /** Adds facts about a patient whose row this transaction has locked. */
    public void append(Patient locked, List<PatientEvent> events, Instant at) {
        patients.advance(locked, events.size());
        journal.append(entry(locked, locked.version(), events, at));
    }

    /** Begins the stream of a patient who was just added. */
    void begin(Patient added, List<PatientEvent> events, Instant at) {
        journal.append(entry(added, 0, events, at));
    }

    private static JournalEntry entry(Patient patient, int lastSequence, List<PatientEvent> events, Instant at) {
        var token = patient.token().toString();
        return new JournalEntry(
                "patient/" + token, lastSequence, token, patient.homeSite().value(), null, null, at, events);
    }
}
