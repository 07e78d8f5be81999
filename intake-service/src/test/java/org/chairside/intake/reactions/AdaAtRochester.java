package org.chairside.intake.reactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.intake.Cast.MONDAY_8;
import static org.chairside.intake.Cast.PRESCRIBER;
import static org.chairside.intake.Cast.ROCHESTER;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.ChairId;
import org.chairside.contracts.Decision;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.StaffId;
import org.chairside.contracts.intake.*;
import org.chairside.contracts.privacy.ContactDetails;
import org.chairside.contracts.privacy.PersonName;
import org.chairside.contracts.scheduling.*;
import org.chairside.contracts.session.*;
import org.chairside.intake.Cast;
import org.chairside.intake.CommittedJournal;
import org.chairside.intake.DirectInbox;
import org.chairside.intake.IntakeOnPostgres;
import org.chairside.intake.clearance.Clearance;
import org.chairside.intake.clearance.ClearanceCommand.ClearIntake;
import org.chairside.intake.clearance.ClearanceCommand.SubmitIntake;
import org.chairside.intake.clearance.ClearanceCommandHandler;
import org.chairside.intake.clearance.Clearances;
import org.chairside.intake.consent.ConsentCommand.SignConsent;
import org.chairside.intake.consent.ConsentCommandHandler;
import org.chairside.intake.medication.ChangeMedications;
import org.chairside.intake.medication.ChangeMedicationsHandler;
import org.chairside.intake.medication.MedicationLists;
import org.chairside.intake.patient.Patient;
import org.chairside.intake.patient.Patients;
import org.chairside.intake.site.Site;
import org.chairside.test.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** A patient with a visit booked at Rochester, the desk, and the events of other services. Real PostgreSQL; every stream is whole in the end. */
@SpringJUnitConfig(IntakeOnPostgres.class)
abstract class AdaAtRochester {

    static final StaffId FRONT_DESK = new StaffId("frontdesk.roc");

    @Autowired
    Patients patients;

    @Autowired
    ChangeMedicationsHandler medications;

    @Autowired
    MedicationLists lists;

    @Autowired
    ConsentCommandHandler consents;

    @Autowired
    ClearanceCommandHandler clearanceCommands;

    @Autowired
    Clearances clearances;

    @Autowired
    DirectInbox inbox;

    @Autowired
    CommittedJournal journal;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    final PatientToken patient = PatientToken.random();

    final AppointmentId visit = AppointmentId.random();

    final SessionId session = SessionId.random();

    final Instant start = MONDAY_8.plus(Duration.ofHours(2));

    @BeforeEach
    void a_patient_booked_at_rochester() {
        clock.set(MONDAY_8);
        inbox.isAbout(patient);
        open(ROCHESTER);
        register(patient);
        book(visit, ROCHESTER, Protocol.MOOD);
    }

    @AfterEach
    void every_stream_is_whole() {
        journal.mend();
        journal.assertEveryStreamIsWhole();
    }

    InfusionStarted started(Instant at) {
        return new InfusionStarted(session, visit, patient, ROCHESTER.code(), 40, at, new Sealed.Redacted<>(), null);
    }

    SessionCompleted completed(Instant at) {
        return new SessionCompleted(
                session,
                visit,
                patient,
                ROCHESTER.code(),
                Protocol.MOOD,
                SessionOutcome.STOPPED_EARLY,
                at,
                12,
                new Sealed.Redacted<>());
    }

    static Instant at(int dayOfJune, String time) {
        return Cast.at(ROCHESTER, LocalDate.of(2026, 6, dayOfJune).atTime(LocalTime.parse(time)));
    }

    void cleared() {
        state("sertraline");
        consents.handle(new SignConsent(patient, Protocol.MOOD, "2026-01"));
        clearanceCommands.handle(new SubmitIntake(clearance().id()));
        assertThat(approve()).isInstanceOf(Decision.Accepted.class);
    }

    Decision<ClearanceEvent> approve() {
        return approve(lists.of(patient).version());
    }

    Decision<ClearanceEvent> approve(int reviewedVersion) {
        return clearanceCommands.handle(
                new ClearIntake(clearance().id(), 500, reviewedVersion, PRESCRIBER, Set.of("NY")));
    }

    Decision<PatientEvent> state(String... names) {
        return medications.handle(
                new ChangeMedications(patient, lists.of(patient).version(), List.of(names), MedicationSource.PATIENT));
    }

    Clearance clearance() {
        return clearances.current(patient, Protocol.MOOD).orElseThrow();
    }

    void open(Site site) {
        inbox.deliver(SiteEvent.class, new SiteOpened(site.code(), site.code().value(), site.zone(), site.state()));
        inbox.deliver(
                SiteEvent.class,
                new SitePolicyPublished(
                        site.code(), site.policy().version(), site.policy().values()));
    }

    void register(PatientToken token) {
        var contact = new ContactDetails(new PersonName("Ada"), null, null);
        patients.add(new Patient(token, 0, contact, LocalDate.of(1980, 1, 1), "en", ROCHESTER.code()));
    }

    void book(AppointmentId appointment, Site site, Protocol protocol) {
        book(appointment, site, protocol, patient);
    }

    void book(AppointmentId appointment, Site site, Protocol protocol, PatientToken whom) {
        inbox.deliver(
                AppointmentEvent.class,
                new AppointmentBooked(
                        appointment,
                        whom,
                        site.code(),
                        ChairId.random(),
                        protocol,
                        start,
                        start.plus(Duration.ofHours(2)),
                        LocalDateTime.ofInstant(start, site.zone()),
                        site.zone(),
                        1,
                        FRONT_DESK));
    }
}
