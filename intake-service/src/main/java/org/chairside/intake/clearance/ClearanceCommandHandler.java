package org.chairside.intake.clearance;

import java.time.Clock;
import org.chairside.contracts.Decision;
import org.chairside.contracts.Decision.Accepted;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.intake.ClearanceEvent;
import org.chairside.intake.booking.Bookings;
import org.chairside.intake.consent.Consents;
import org.chairside.intake.medication.DrugClasses;
import org.chairside.intake.medication.MedicationLists;
import org.chairside.intake.patient.Patient;
import org.chairside.intake.patient.Patients;
import org.chairside.intake.site.Site;
import org.chairside.intake.site.Sites;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Carries out every command on an opened clearance, with the patient's row locked: medications and consent hold still meanwhile. */
@Service
public class ClearanceCommandHandler {

    private final Patients patients;
    private final Clearances clearances;
    private final MedicationLists medications;
    private final DrugClasses classes;
    private final Consents consents;
    private final Bookings bookings;
    private final Sites sites;
    private final ClearanceRecord record;
    private final Clock clock;

    ClearanceCommandHandler(
            Patients patients,
            Clearances clearances,
            MedicationLists medications,
            DrugClasses classes,
            Consents consents,
            Bookings bookings,
            Sites sites,
            ClearanceRecord record,
            Clock clock) {
        this.patients = patients;
        this.clearances = clearances;
        this.medications = medications;
        this.classes = classes;
        this.consents = consents;
        this.bookings = bookings;
        this.sites = sites;
        this.record = record;
        this.clock = clock;
    }

    @Transactional
    public Decision<ClearanceEvent> handle(ClearanceCommand command) {
        var patient = patients.lock(
                        clearances.find(command.clearance()).orElseThrow().patient())
                .orElseThrow();
        var clearance = clearances.find(command.clearance()).orElseThrow();
        var booking = bookings.find(clearance.openedFor()).orElseThrow();
        var site = sites.find(booking.site());
        if (site.isEmpty()) {
            return Decision.refused(ClearanceRefusal.SITE_UNKNOWN);
        }
        var now = clock.instant();
        var decision = clearance.decide(command, fileOf(patient, clearance.protocol(), site.get()), now);
        if (decision instanceof Accepted(var events)) {
            record.write(clearance, events, booking, site.get().policy().version(), now);
        }
        return decision;
    }

    private IntakeFile fileOf(Patient patient, Protocol protocol, Site site) {
        return new IntakeFile(
                patient.birthDate(),
                medications.of(patient.token()).readBy(classes),
                consents.of(patient.token(), protocol),
                site,
                sites.states());
    }
}
