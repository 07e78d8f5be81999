package org.chairside.intake.dayofcheck;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.chairside.contracts.Decision;
import org.chairside.contracts.Decision.Accepted;
import org.chairside.contracts.Decision.Refused;
import org.chairside.contracts.EscortId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.intake.DayOfCheckEvent;
import org.chairside.intake.booking.Booking;
import org.chairside.intake.booking.Bookings;
import org.chairside.intake.clearance.Clearances;
import org.chairside.intake.consent.Consents;
import org.chairside.intake.escort.Escorts;
import org.chairside.intake.medication.ChangeMedicationsHandler;
import org.chairside.intake.medication.DrugClasses;
import org.chairside.intake.medication.MedicationLists;
import org.chairside.intake.patient.Patient;
import org.chairside.intake.patient.Patients;
import org.chairside.intake.site.Site;
import org.chairside.intake.site.Sites;
import org.chairside.intake.treatment.Treatment;
import org.chairside.intake.treatment.Treatments;
import org.chairside.journal.Journal;
import org.chairside.journal.JournalEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Checks a visit against everything known of its patient, whose row is locked meanwhile. */
@Service
public class RecordDayOfCheckHandler {

    private final DayOfChecks checks;
    private final Bookings bookings;
    private final Treatments treatments;
    private final Sites sites;
    private final Patients patients;
    private final MedicationLists medications;
    private final DrugClasses classes;
    private final ChangeMedicationsHandler changeMedications;
    private final Consents consents;
    private final Clearances clearances;
    private final Escorts escorts;
    private final Journal journal;
    private final Clock clock;

    RecordDayOfCheckHandler(
            DayOfChecks checks,
            Bookings bookings,
            Treatments treatments,
            Sites sites,
            Patients patients,
            MedicationLists medications,
            DrugClasses classes,
            ChangeMedicationsHandler changeMedications,
            Consents consents,
            Clearances clearances,
            Escorts escorts,
            Journal journal,
            Clock clock) {
        this.checks = checks;
        this.bookings = bookings;
        this.treatments = treatments;
        this.sites = sites;
        this.patients = patients;
        this.medications = medications;
        this.classes = classes;
        this.changeMedications = changeMedications;
        this.consents = consents;
        this.clearances = clearances;
        this.escorts = escorts;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    public CheckedVisit handle(RecordDayOfCheck answers) {
        var booking = bookings.find(answers.appointment()).orElseThrow();
        var site = sites.find(booking.site());
        if (site.isEmpty()) {
            return new CheckedVisit(0, Decision.refused(DayOfCheckRefusal.SITE_UNKNOWN), List.of());
        }
        var patient = patients.lock(booking.patient()).orElseThrow();
        var now = clock.instant();
        var file = fileOf(booking, site.get(), patient, answers.escort());
        var check = checks.of(answers.appointment());
        if (answers.medicationsReattested()
                && file.medications().version() > 0
                && check.refusal(answers, file, now).isEmpty()) {
            if (changeMedications.handle(file.medications().statedAgain()) instanceof Refused) {
                throw new IllegalStateException("the list changed under the patient's lock");
            }
            file = fileOf(booking, site.get(), patient, answers.escort());
        }
        var unmet = DayOfCheckRules.unmet(answers, file, now);
        var decision = check.decide(answers, file, unmet, now);
        if (decision instanceof Accepted(var events)) {
            check = record(check, events, file, now);
        }
        return new CheckedVisit(check.version(), decision, unmet);
    }

    private VisitFile fileOf(Booking booking, Site site, Patient patient, @Nullable EscortId escort) {
        return new VisitFile(
                booking,
                site,
                patient.birthDate(),
                medications.of(booking.patient()).readBy(classes),
                consents.of(booking.patient(), booking.protocol()),
                clearances.current(booking.patient(), booking.protocol()).orElse(null),
                escort == null ? null : escorts.find(booking.patient(), escort).orElse(null),
                lastInfusionOf(booking.patient()));
    }

    private @Nullable Instant lastInfusionOf(PatientToken patient) {
        return treatments.of(patient).stream()
                .map(Treatment::beganAt)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
    }

    private DayOfCheck record(DayOfCheck before, List<DayOfCheckEvent> events, VisitFile file, Instant now) {
        var after = events.stream().reduce(before, DayOfCheck::evolve, (_, last) -> last);
        checks.save(before, after);
        var booking = file.booking();
        journal.append(new JournalEntry(
                "day-of-check/" + booking.appointment(),
                before.version(),
                booking.patient().toString(),
                booking.site().value(),
                booking.journey(),
                file.site().policy().version(),
                now,
                events));
        return after;
    }
}
