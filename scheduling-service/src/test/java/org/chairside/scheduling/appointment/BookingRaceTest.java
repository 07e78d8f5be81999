package org.chairside.scheduling.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chairside.scheduling.appointment.AppointmentFixtures.*;
import static org.chairside.scheduling.appointment.SchedulingOnPostgres.THREADS;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.ChairId;
import org.chairside.contracts.ClearanceId;
import org.chairside.contracts.Decision;
import org.chairside.contracts.Decision.Accepted;
import org.chairside.contracts.Decision.Refused;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.StaffId;
import org.chairside.contracts.intake.ClearanceEvent;
import org.chairside.contracts.intake.ClearanceSuspended;
import org.chairside.contracts.intake.IntakeCleared;
import org.chairside.contracts.intake.SuspensionTrigger;
import org.chairside.contracts.scheduling.AppointmentEvent;
import org.chairside.contracts.scheduling.AppointmentStarted;
import org.chairside.contracts.scheduling.CancellationReason;
import org.chairside.scheduling.appointment.AppointmentCommand.CancelAppointment;
import org.chairside.scheduling.site.SiteCommand.AddChair;
import org.chairside.scheduling.site.SiteCommand.OpenSite;
import org.chairside.scheduling.site.SiteCommandHandler;
import org.chairside.test.SettableClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Many people want the same thing at the same moment; real transactions on a real PostgreSQL. */
@SpringJUnitConfig(SchedulingOnPostgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BookingRaceTest {

    private static final LocalDateTime FIRST_DAY = MONDAY_10.plusDays(1);

    @Autowired
    private BookAppointmentHandler book;

    @Autowired
    private AppointmentCommandHandler appointments;

    @Autowired
    private SiteCommandHandler sites;

    @Autowired
    private KnownPatients patients;

    @Autowired
    private Appointments rows;

    @Autowired
    private DirectInbox inbox;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private CommittedJournal journal;

    @Autowired
    private SettableClock clock;

    private final ExecutorService people = Executors.newFixedThreadPool(THREADS);

    @BeforeAll
    void open_the_site() {
        clock.set(MONDAY_8);
        sites.handle(new OpenSite(ROC, "Rochester", NEW_YORK, "NY"));
    }

    @AfterAll
    void go_home() {
        people.shutdownNow();
    }

    @Test
    void of_32_people_who_want_one_slot_exactly_one_gets_it_200_times() {
        var slots = 0;
        for (var chair : chairs(4)) {
            var contenders = patients(THREADS);
            for (int day = 0; day < 50; day++) {
                var start = FIRST_DAY.plusDays(day);
                var decisions = race(person -> booking(contenders.get(person), chair, start));

                assertThat(accepted(decisions)).isOne();
                assertThat(refusals(decisions)).hasSize(THREADS - 1).containsOnly(AppointmentRefusal.SLOT_TAKEN);
                assertThat(rows.on(ROC, start.toLocalDate()))
                        .filteredOn(visit -> visit.chair().equals(chair))
                        .hasSize(1);
                slots++;
            }
        }
        assertThat(slots).isEqualTo(200);
        assertThat(journal.replayed())
                .allSatisfy(visit -> assertThat(rows.find(visit.id())).contains(visit));
    }

    @Test
    void a_patient_wanted_at_32_chairs_at_once_is_booked_at_one() {
        var chairs = chairs(THREADS);
        for (var patient : patients(20)) {
            var decisions = race(person -> booking(patient, chairs.get(person), FIRST_DAY));

            assertThat(accepted(decisions)).isOne();
            assertThat(refusals(decisions)).containsOnly(AppointmentRefusal.PATIENT_ALREADY_BOOKED);
            cancelAllOf(patient);
        }
    }

    @Test
    void the_interval_holds_against_bookings_made_at_the_same_moment() {
        var chairs = chairs(THREADS);
        for (var patient : patients(20)) {
            // 32 starts within 16 hours; the pain protocol asks for 20 between any two
            var decisions = race(person ->
                    booking(patient, chairs.get(person), FIRST_DAY.withHour(3).plusMinutes(30L * person)));

            assertThat(accepted(decisions)).isOne();
            assertThat(refusals(decisions))
                    .isSubsetOf(AppointmentRefusal.PATIENT_ALREADY_BOOKED, AppointmentRefusal.INTERVAL_TOO_SHORT)
                    .contains(AppointmentRefusal.INTERVAL_TOO_SHORT);
            cancelAllOf(patient);
        }
    }

    @Test
    void a_visit_booked_at_the_moment_its_clearance_falls_is_marked() {
        var chairs = chairs(THREADS);
        var inOneTransaction = new TransactionTemplate(transactions);
        for (var patient : patients(20)) {
            var suspended = new ClearanceSuspended(ClearanceId.random(), patient, SuspensionTrigger.MEDICATION_CHANGED);

            inParallel(person -> {
                if (person > 0) {
                    return book.handle(booking(patient, chairs.get(person), FIRST_DAY));
                }
                inOneTransaction.executeWithoutResult(_ -> inbox.deliver(ClearanceEvent.class, suspended));
                return Decision.accepted(List.of());
            });

            assertThat(rows.ofPatient(patient))
                    .singleElement()
                    .extracting(Appointment::atRisk)
                    .isEqualTo("MEDICATION_CHANGED");
            cancelAllOf(patient);
        }
    }

    @Test
    void a_visit_booked_at_the_moment_its_clearance_holds_again_is_not_marked() {
        var chairs = chairs(THREADS);
        var inOneTransaction = new TransactionTemplate(transactions);
        for (var patient : patients(20)) {
            var clearance = ClearanceId.random();
            inbox.deliver(
                    ClearanceEvent.class,
                    new ClearanceSuspended(clearance, patient, SuspensionTrigger.MEDICATION_CHANGED));

            inParallel(person -> {
                if (person > 0) {
                    return book.handle(booking(patient, chairs.get(person), FIRST_DAY));
                }
                inOneTransaction.executeWithoutResult(
                        _ -> inbox.deliver(ClearanceEvent.class, cleared(clearance, patient)));
                return Decision.accepted(List.of());
            });

            assertThat(rows.ofPatient(patient))
                    .singleElement()
                    .extracting(Appointment::atRisk)
                    .isNull();
            cancelAllOf(patient);
        }
    }

    private static IntakeCleared cleared(ClearanceId clearance, PatientToken patient) {
        return new IntakeCleared(
                clearance,
                patient,
                Protocol.PAIN,
                1,
                at(FIRST_DAY.plusDays(90)),
                List.of("NY"),
                new StaffId("prescriber.roc"),
                new Sealed.Redacted<>());
    }

    @Test
    void of_32_people_who_cancel_one_visit_exactly_one_does() {
        var visit = booked(patients(1).getFirst(), chairs(1).getFirst(), FIRST_DAY);

        var decisions = inParallel(_ -> appointments.handle(
                new CancelAppointment(visit.appointment(), FRONT_DESK, CancellationReason.CLINIC_REQUEST)));

        assertThat(accepted(decisions)).isOne();
        assertThat(refusals(decisions)).containsOnly(AppointmentRefusal.STATE);
    }

    @Test
    void the_database_has_the_last_word_about_a_write_that_goes_around_the_diary() {
        var chair = chairs(1).getFirst();
        var both = patients(2);
        var first = booked(both.getFirst(), chair, FIRST_DAY);
        cancelAllOf(both.getFirst());
        booked(both.getLast(), chair, FIRST_DAY);

        var cancelled = rows.find(first.appointment()).orElseThrow();
        var started = new AppointmentStarted(cancelled.id(), SessionId.random(), at(FIRST_DAY));

        assertThatThrownBy(() -> rows.save(cancelled, Appointment.evolve(cancelled, started)))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("a_chair_is_never_booked_twice");
        assertThat(rows.find(first.appointment()).orElseThrow().state()).isEqualTo(Appointment.State.CANCELLED);
    }

    private List<Decision<AppointmentEvent>> race(IntFunction<BookAppointment> wish) {
        return inParallel(person -> book.handle(wish.apply(person)));
    }

    private List<Decision<AppointmentEvent>> inParallel(IntFunction<Decision<AppointmentEvent>> deed) {
        var ready = new CyclicBarrier(THREADS);
        var deeds = IntStream.range(0, THREADS)
                .<Callable<Decision<AppointmentEvent>>>mapToObj(person -> () -> {
                    ready.await();
                    return deed.apply(person);
                })
                .toList();
        var decisions = new ArrayList<Decision<AppointmentEvent>>();
        try {
            for (var done : people.invokeAll(deeds)) {
                decisions.add(done.get());
            }
        } catch (Exception failed) {
            throw new AssertionError("nobody may see an error", failed);
        }
        return decisions;
    }

    private BookAppointment booked(PatientToken patient, ChairId chair, LocalDateTime start) {
        var command = booking(patient, chair, start);
        assertThat(book.handle(command)).isInstanceOf(Accepted.class);
        return command;
    }

    private void cancelAllOf(PatientToken patient) {
        rows.ofPatient(patient)
                .forEach(visit -> appointments.handle(
                        new CancelAppointment(visit.id(), FRONT_DESK, CancellationReason.CLINIC_REQUEST)));
    }

    private static BookAppointment booking(PatientToken patient, ChairId chair, LocalDateTime start) {
        return new BookAppointment(
                AppointmentId.random(), patient, ROC, chair, Protocol.PAIN, start.atZone(NEW_YORK), FRONT_DESK);
    }

    private List<ChairId> chairs(int count) {
        return Stream.generate(ChairId::random)
                .limit(count)
                .peek(chair -> sites.handle(new AddChair(ROC, chair, chair.toString())))
                .toList();
    }

    private List<PatientToken> patients(int count) {
        return Stream.generate(PatientToken::random)
                .limit(count)
                .peek(patients::add)
                .toList();
    }

    private static long accepted(List<Decision<AppointmentEvent>> decisions) {
        return decisions.stream().filter(Accepted.class::isInstance).count();
    }

    private static List<Object> refusals(List<Decision<AppointmentEvent>> decisions) {
        return decisions.stream()
                .flatMap(decision ->
                        decision instanceof Refused(var refusal) ? Stream.of((Object) refusal.reason()) : Stream.of())
                .toList();
    }
}
