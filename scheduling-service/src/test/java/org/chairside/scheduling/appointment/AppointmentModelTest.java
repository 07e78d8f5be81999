package org.chairside.scheduling.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.scheduling.appointment.Appointment.State.*;
import static org.chairside.scheduling.appointment.AppointmentFixtures.*;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.ChairId;
import org.chairside.contracts.Decision;
import org.chairside.contracts.Decision.Accepted;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.scheduling.AppointmentEvent;
import org.chairside.contracts.scheduling.CancellationReason;
import org.chairside.contracts.scheduling.ConfirmationChannel;
import org.chairside.scheduling.appointment.Appointment.State;
import org.chairside.scheduling.appointment.AppointmentCommand.*;
import org.chairside.scheduling.appointment.ArrivalCommand.*;
import org.chairside.scheduling.site.SiteCommand.AddChair;
import org.chairside.scheduling.site.SiteCommand.OpenSite;
import org.chairside.scheduling.site.SiteCommandHandler;
import org.chairside.test.SettableClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** Random days at two clinics against a model so simple that it is plainly right. A failing seed replays identically. */
@SpringJUnitConfig(SchedulingOnPostgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AppointmentModelTest {

    private static final int SEEDS = 30;
    private static final int STEPS = 250;

    @Autowired
    private BookAppointmentHandler book;

    @Autowired
    private ArrivalHandler arrivals;

    @Autowired
    private AppointmentCommandHandler appointments;

    @Autowired
    private StartAppointmentHandler starts;

    @Autowired
    private SiteCommandHandler sites;

    @Autowired
    private KnownPatients knownPatients;

    @Autowired
    private Appointments rows;

    @Autowired
    private CommittedJournal journal;

    @Autowired
    private SettableClock clock;

    @BeforeAll
    void open_the_sites() {
        sites.handle(new OpenSite(ROC, "Rochester", NEW_YORK, "NY"));
        sites.handle(new OpenSite(BUF, "Buffalo", NEW_YORK, "NY"));
    }

    static Stream<Integer> seeds() {
        return Stream.iterate(1, seed -> seed + 1).limit(SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatever_people_do_the_service_does_what_the_model_does(int seed) {
        clock.set(MONDAY_8);
        var clinic = new Clinic(new Random(seed));

        for (int step = 0; step < STEPS; step++) {
            clinic.doSomething("seed " + seed + ", step " + step);
        }

        clinic.visits.forEach(
                visit -> assertThat(rows.find(visit.id).orElseThrow().state()).isEqualTo(visit.state));
        assertThat(clinic.visits.stream().map(visit -> visit.state).distinct()).hasSizeGreaterThan(3);
        assertThat(journal.replayed())
                .allSatisfy(visit -> assertThat(rows.find(visit.id())).contains(visit));
    }

    private static final class Visit {
        final AppointmentId id = AppointmentId.random();
        State state = BOOKED;
        PatientToken patient;
        ChairId chair;
        Protocol protocol;
        LocalDateTime localStart;

        @Nullable
        Instant began;

        @Nullable
        DayOfCheck check;

        Instant start() {
            return at(localStart);
        }

        Instant end() {
            return start().plus(Duration.ofMinutes(protocol == Protocol.PAIN ? 270 : 120));
        }

        Instant infusion() {
            return began == null ? start() : began;
        }

        Duration infusionAndRecovery() {
            return Duration.ofMinutes(protocol == Protocol.PAIN ? 150 : 70);
        }

        boolean active() {
            return EnumSet.of(BOOKED, CONFIRMED, CHECKED_IN, READY, IN_SESSION).contains(state);
        }

        boolean collidesWith(Visit other) {
            return collidesWith(other, start(), end());
        }

        boolean collidesWith(Visit other, Instant from, Instant until) {
            return other != this
                    && other.active()
                    && (other.chair.equals(chair) || other.patient.equals(patient))
                    && from.isBefore(other.end())
                    && other.start().isBefore(until);
        }
    }

    /** The model, and the people who act on it and on the service alike. */
    private final class Clinic {

        private final Random random;
        private final List<Visit> visits = new ArrayList<>();
        private final List<PatientToken> patients;
        private final List<ChairId> rochester;
        private final List<ChairId> buffalo;

        Clinic(Random random) {
            this.random = random;
            this.patients = Stream.generate(PatientToken::random).limit(6).toList();
            patients.forEach(knownPatients::add);
            this.rochester = chairs(ROC);
            this.buffalo = chairs(BUF);
        }

        private List<ChairId> chairs(SiteCode site) {
            var chairs = Stream.generate(ChairId::random).limit(2).toList();
            chairs.forEach(chair -> sites.handle(new AddChair(site, chair, chair.toString())));
            return chairs;
        }

        void doSomething(String when) {
            switch (random.nextInt(12)) {
                case 0, 1, 2 -> bookSomebody(when);
                case 3 -> clock.advance(Duration.ofMinutes(random.nextInt(240)));
                case 4 ->
                    move(when, Set.of(BOOKED), CONFIRMED, id -> new ConfirmAppointment(id, ConfirmationChannel.LINK));
                case 5 -> cancelSomebody(when);
                case 6 -> checkSomebodyIn(when);
                case 7 -> markNoShow(when);
                case 8 -> turnSomebodyAway(when);
                case 9 -> nurseChecksSomebody(when);
                case 10 -> startSomebody(when);
                default ->
                    move(when, Set.of(IN_SESSION), COMPLETED, id -> new CompleteAppointment(id, clock.instant()));
            }
        }

        private void bookSomebody(String when) {
            var visit = new Visit();
            var atRochester = random.nextBoolean();
            visit.patient = anyOf(patients);
            visit.chair = anyOf(atRochester ? rochester : buffalo);
            visit.protocol = random.nextBoolean() ? Protocol.MOOD : Protocol.PAIN;
            visit.localStart = LocalDateTime.ofInstant(clock.instant(), NEW_YORK)
                    .withMinute(0)
                    .plusDays(random.nextInt(10))
                    .withHour(random.nextInt(24));
            var decision = book.handle(new BookAppointment(
                    visit.id,
                    visit.patient,
                    atRochester ? ROC : BUF,
                    visit.chair,
                    visit.protocol,
                    visit.localStart.atZone(NEW_YORK),
                    FRONT_DESK));

            assertThat(decision instanceof Accepted).as(when).isEqualTo(mayBeBooked(visit));
            if (decision instanceof Accepted) {
                visits.add(visit);
            }
        }

        private boolean mayBeBooked(Visit wanted) {
            return !wanted.start().isBefore(clock.instant())
                    && wanted.localStart.getHour() < (wanted.protocol == Protocol.PAIN ? 20 : 22)
                    && visits.stream().noneMatch(wanted::collidesWith)
                    && intervalAllows(wanted, wanted.start());
        }

        private boolean intervalAllows(Visit wanted, Instant start) {
            return visits.stream()
                            .filter(visit -> counts(wanted, visit))
                            .noneMatch(visit -> tooClose(wanted, start, visit))
                    && (wanted.protocol != Protocol.MOOD || everySevenDaysHoldAtMostThree(wanted, start));
        }

        private boolean counts(Visit wanted, Visit other) {
            return other.patient.equals(wanted.patient) && (other.active() || other.state == COMPLETED);
        }

        private boolean tooClose(Visit one, Instant start, Visit other) {
            var hours = one.protocol == Protocol.MOOD || other.protocol == Protocol.MOOD ? 42 : 20;
            return Duration.between(start, other.infusion()).abs().compareTo(Duration.ofHours(hours)) < 0;
        }

        /** Looks at every minute at which seven days that hold the wanted start could begin. */
        private boolean everySevenDaysHoldAtMostThree(Visit wanted, Instant start) {
            var moods = visits.stream()
                    .filter(visit -> counts(wanted, visit) && visit.protocol == Protocol.MOOD)
                    .map(Visit::infusion)
                    .toList();
            return Stream.iterate(start, from -> from.minus(Duration.ofMinutes(1)))
                    .limit(7 * 24 * 60)
                    .allMatch(from -> moods.stream()
                                    .filter(mood ->
                                            !mood.isBefore(from) && mood.isBefore(from.plus(Duration.ofDays(7))))
                                    .count()
                            < 3);
        }

        private void checkSomebodyIn(String when) {
            withAny(visit -> {
                var mayCome = Set.of(BOOKED, CONFIRMED, NO_SHOW).contains(visit.state) && isToday(visit);
                var allowed = mayCome && (isTooLate(visit) || canStillBeTreated(visit));
                var then = isTooLate(visit) ? NOT_TREATED : here(visit);

                expect(when, visit, arrivals.handle(new CheckInPatient(visit.id)), allowed, then);
            });
        }

        /** Only on the day of the visit: intake takes no other check. */
        private void nurseChecksSomebody(String when) {
            withAny(visit -> {
                if (!isToday(visit)) {
                    return;
                }
                visit.check = random.nextBoolean()
                        ? new DayOfCheck.Passed(clock.instant().plus(Duration.ofDays(365)))
                        : new DayOfCheck.Failed();
                var then =
                        switch (visit.state) {
                            case CHECKED_IN, READY -> here(visit);
                            case NO_SHOW -> isTooLate(visit) || !canStillBeTreated(visit) ? NOT_TREATED : here(visit);
                            case BOOKED, CONFIRMED, IN_SESSION, COMPLETED, NOT_TREATED, CANCELLED -> visit.state;
                        };

                expect(when, visit, arrivals.handle(new TakeDayOfCheck(visit.id, visit.check)), true, then);
            });
        }

        private boolean isToday(Visit visit) {
            var today = LocalDateTime.ofInstant(clock.instant(), NEW_YORK).toLocalDate();
            return visit.localStart.toLocalDate().equals(today);
        }

        private boolean isTooLate(Visit visit) {
            return !clock.instant().isBefore(visit.end()) || visits.stream().anyMatch(visit::collidesWith);
        }

        private boolean canStillBeTreated(Visit visit) {
            var now = clock.instant();
            var fits = !now.isAfter(visit.start().plus(Duration.ofMinutes(15)))
                    || visits.stream()
                            .noneMatch(other -> visit.collidesWith(other, now, now.plus(visit.infusionAndRecovery())));
            return fits && (visit.state != NO_SHOW || intervalAllows(visit, now));
        }

        private State here(Visit visit) {
            return visit.check instanceof DayOfCheck.Passed ? READY : CHECKED_IN;
        }

        private void turnSomebodyAway(String when) {
            withAny(visit -> {
                var today = LocalDateTime.ofInstant(clock.instant(), NEW_YORK).toLocalDate();
                var itsDayHasCome = !visit.localStart.toLocalDate().isAfter(today);
                var allowed = Set.of(CHECKED_IN, READY).contains(visit.state)
                        || (Set.of(BOOKED, CONFIRMED, NO_SHOW).contains(visit.state) && itsDayHasCome);
                var command = new RecordNonTreatment(visit.id, List.of("VITALS"));
                expect(when, visit, appointments.handle(command), allowed, NOT_TREATED);
            });
        }

        private void markNoShow(String when) {
            withAny(visit -> {
                var graceOver = !clock.instant().isBefore(visit.start().plus(Duration.ofMinutes(15)));
                var decision = appointments.handle(new MarkNoShow(visit.id));
                expect(when, visit, decision, graceOver && isStillExpected(visit), NO_SHOW);
            });
        }

        private void cancelSomebody(String when) {
            withAny(visit -> {
                var command = new CancelAppointment(visit.id, FRONT_DESK, CancellationReason.PATIENT_REQUEST);
                expect(when, visit, appointments.handle(command), isStillExpected(visit), CANCELLED);
            });
        }

        private boolean isStillExpected(Visit visit) {
            return Set.of(BOOKED, CONFIRMED).contains(visit.state) && visit.check == null;
        }

        private void startSomebody(String when) {
            withAny(visit -> {
                var inTheWay = visits.stream().filter(visit::collidesWith).toList();
                if (inTheWay.stream().anyMatch(other -> other.state == IN_SESSION) || visit.state == COMPLETED) {
                    return;
                }
                var start = new StartAppointment(visit.id, SessionId.random(), clock.instant());
                expect(when, visit, starts.handle(start), true, IN_SESSION);
                visit.began = visit.began == null ? start.at() : visit.began;
                inTheWay.forEach(other -> other.state = isStillExpected(other) ? CANCELLED : NOT_TREATED);
            });
        }

        private void move(String when, Set<State> from, State to, Function<AppointmentId, AppointmentCommand> command) {
            withAny(visit -> {
                var decision = appointments.handle(command.apply(visit.id));
                var changes = decision instanceof Accepted(var events) && !events.isEmpty();
                assertThat(changes).as(when).isEqualTo(from.contains(visit.state));
                if (changes) {
                    visit.state = to;
                }
            });
        }

        private void expect(
                String when, Visit visit, Decision<AppointmentEvent> decision, boolean allowed, State then) {
            assertThat(decision instanceof Accepted).as(when).isEqualTo(allowed);
            if (allowed) {
                visit.state = then;
            }
        }

        private void withAny(Consumer<Visit> deed) {
            if (!visits.isEmpty()) {
                deed.accept(anyOf(visits));
            }
        }

        private <T> T anyOf(List<T> things) {
            return things.get(random.nextInt(things.size()));
        }
    }
}
