package org.chairside.session.reactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chairside.session.reactions.SessionOnPostgres.NOON;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.ChairId;
import org.chairside.contracts.ClearanceId;
import org.chairside.contracts.EscortId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.StaffId;
import org.chairside.contracts.intake.*;
import org.chairside.contracts.privacy.ContactDetails;
import org.chairside.contracts.privacy.PersonName;
import org.chairside.contracts.scheduling.*;
import org.chairside.contracts.session.AlarmRaised;
import org.chairside.contracts.session.AlarmTier;
import org.chairside.contracts.session.SessionAborted;
import org.chairside.journal.ImpossibleTransition;
import org.chairside.session.PatientLocks;
import org.chairside.session.facts.Facts;
import org.chairside.session.facts.KnownClearance;
import org.chairside.session.facts.KnownClearance.Standing;
import org.chairside.session.facts.KnownConsent;
import org.chairside.session.facts.KnownDayOfCheck;
import org.chairside.session.facts.KnownSite;
import org.chairside.session.facts.NamedEscort;
import org.chairside.session.session.Session;
import org.chairside.session.session.Sessions;
import org.chairside.test.Policies;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the events of scheduling and intake leave behind here. */
@SpringJUnitConfig(SessionOnPostgres.class)
@DirtiesContext
class SessionReactionsTest {

    private static final SiteCode ROC = SiteCode.of("ROC");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final StaffId PRESCRIBER = new StaffId("prescriber.roc");
    private static final FastingTimes FASTED = new FastingTimes(
            NOON.minus(Duration.ofHours(5)), NOON.minus(Duration.ofHours(3)), NOON.minus(Duration.ofHours(25)));
    private static final Instant VALID_UNTIL = NOON.plus(Duration.ofDays(90));

    @Autowired
    private DirectInbox inbox;

    @Autowired
    private Facts facts;

    @Autowired
    private Sessions sessions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private SessionOnPostgres.KeptJournal journal;

    private PatientToken patient;
    private AppointmentId appointment;
    private ClearanceId clearance;
    private EscortId escort;

    @BeforeEach
    void a_new_patient() {
        patient = PatientToken.random();
        appointment = AppointmentId.random();
        clearance = ClearanceId.random();
        escort = EscortId.random();
    }

    @Test
    void a_patient_who_was_sent_home_is_known_to_be() {
        inbox.deliver(booked(), NOON);
        inbox.deliver(new PatientCheckedIn(appointment, NOON, 0), NOON);
        assertThat(facts.isTurnedAway(appointment)).isFalse();

        inbox.deliver(new PatientNotTreated(appointment, List.of("FASTING")), NOON);
        assertThat(facts.isTurnedAway(appointment)).isTrue();
        var session = sessions.of(appointment).orElseThrow();
        assertThat(session.state()).isEqualTo(Session.State.ABORTED);
        assertThat(journal.of("session/" + session.id()).getLast().events())
                .isEqualTo(List.of(new SessionAborted(session.id(), appointment, "patient-not-treated", NOON)));
    }

    @Test
    void a_patient_who_never_checked_in_leaves_no_session_behind() {
        hear(booked(), new PatientNotTreated(appointment, List.of("LATE")));

        assertThat(sessions.of(appointment)).isEmpty();
    }

    @Test
    void a_pump_that_runs_outranks_the_record_of_the_desk_and_the_nurse_is_told() {
        hear(booked(), new PatientCheckedIn(appointment, NOON, 0));
        var session = sessions.of(appointment).orElseThrow().id();
        runPump(session);

        hear(new PatientNotTreated(appointment, List.of("FASTING")));

        assertThat(sessions.find(session).orElseThrow().state()).isEqualTo(Session.State.INFUSING);
        assertThat(warnings(session)).containsExactly("VISIT");
    }

    /** F1: the check that failed was on its way when the pump was started. */
    @Test
    void a_day_of_check_that_fails_while_the_pump_runs_warns_the_nurse_of_each_rule() {
        var session = infusing();

        hear(new DayOfCheckFailed(appointment, patient, List.of("F1", "M4"), true, new Sealed.Redacted<>()));
        assertThat(warnings(session)).containsExactly("F1", "M4");

        hear(new DayOfCheckFailed(AppointmentId.random(), patient, List.of("F2"), true, new Sealed.Redacted<>()));
        assertThat(warnings(session)).as("another visit's").containsExactly("F1", "M4");
    }

    @Test
    void fasting_times_that_can_no_longer_be_read_are_unknown() {
        hear(new DayOfCheckPassed(appointment, patient, clearance, 1, escort, VALID_UNTIL, new Sealed.Redacted<>()));

        assertThat(facts.dayOfCheck(appointment))
                .contains(new KnownDayOfCheck.Passed(clearance, 1, escort, VALID_UNTIL, null));
    }

    /** Streams in any order, each in its own: the same facts in the end. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void facts_are_the_same_in_whatever_order_the_streams_come(long seed) {
        var policy = Policies.defaultFor("ROC");
        shuffled(
                        new Random(seed),
                        List.of(
                                List.of(
                                        new SiteOpened(ROC, "Rochester", NEW_YORK, "NY"),
                                        new SitePolicyPublished(ROC, policy.version(), policy.values())),
                                List.of(booked(), new PatientCheckedIn(appointment, NOON, 0)),
                                List.of(
                                        new IntakeOpened(clearance, patient, Protocol.MOOD, appointment),
                                        new IntakeSubmitted(clearance, patient, 1),
                                        cleared(1)),
                                List.of(
                                        new ConsentSigned(patient, Protocol.MOOD, "v1", NOON),
                                        new EscortNamed(patient, escort, Sealed.of(details(true)))),
                                List.of(passed())))
                .forEach(event -> inbox.deliver(event, NOON));

        assertThat(facts.site(ROC)).contains(new KnownSite(ROC, NEW_YORK, "NY"));
        assertThat(facts.policy(ROC)).contains(policy);
        assertThat(facts.clearances(patient))
                .containsExactly(new KnownClearance(
                        clearance,
                        Protocol.MOOD,
                        Standing.CLEARED,
                        new KnownClearance.Terms(1, VALID_UNTIL, List.of("NY", "PA"), PRESCRIBER, 1000, NOON)));
        assertThat(facts.consent(patient, Protocol.MOOD)).contains(new KnownConsent(NOON, null));
        assertThat(facts.escort(patient, escort)).contains(new NamedEscort(escort, true));
        assertThat(facts.dayOfCheck(appointment))
                .contains(new KnownDayOfCheck.Passed(clearance, 1, escort, VALID_UNTIL, FASTED));
        assertThat(sessions.of(appointment)).get().satisfies(session -> {
            assertThat(session.state()).isEqualTo(Session.State.PLANNED);
            assertThat(session.visit().arrivedAt()).isEqualTo(NOON);
            assertThat(journal.of("session/" + session.id())).singleElement().satisfies(entry -> {
                assertThat(entry.journey()).isEqualTo(DirectInbox.JOURNEY);
                assertThat(entry.recordKey()).isEqualTo(patient.toString());
            });
        });
    }

    @Test
    void a_visit_has_one_session_however_often_the_patient_is_checked_in() {
        hear(booked(), new PatientCheckedIn(appointment, NOON, 0), new PatientCheckedIn(appointment, NOON, 3));

        assertThat(jdbc.sql("select count(*) from session where appointment = ?")
                        .param(appointment.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void a_check_in_without_a_booking_cannot_have_happened() {
        assertThatThrownBy(() -> hear(new PatientCheckedIn(appointment, NOON, 0)))
                .isInstanceOf(ImpossibleTransition.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Standing.class,
            names = {"DECLINED", "SUSPENDED", "REVOKED", "EXPIRED"})
    void a_clearance_stands_as_it_was_last_told(Standing standing) {
        hear(cleared(1), fallen(standing));
        assertThat(facts.clearances(patient)).singleElement().satisfies(known -> {
            assertThat(known.standing()).isEqualTo(standing);
            assertThat(known.terms()).isNotNull();
        });

        hear(cleared(2));
        assertThat(facts.clearances(patient)).singleElement().satisfies(known -> {
            assertThat(known.standing()).isEqualTo(Standing.CLEARED);
            assertThat(known.terms().version()).isEqualTo(2);
        });
    }

    @Test
    void of_two_clearances_the_one_told_last_counts() {
        var first = clearance;
        inbox.deliver(cleared(1), NOON);
        clearance = ClearanceId.random();
        inbox.deliver(cleared(1), NOON.plusSeconds(1));
        assertThat(facts.clearances(patient).getFirst().id()).isEqualTo(clearance);

        clearance = first;
        inbox.deliver(cleared(2), NOON.plusSeconds(2));

        assertThat(facts.clearances(patient).getFirst().id()).isEqualTo(first);
    }

    @Test
    void what_can_no_longer_be_read_is_unknown_and_not_good_enough() {
        hear(
                new IntakeCleared(
                        clearance,
                        patient,
                        Protocol.MOOD,
                        1,
                        VALID_UNTIL,
                        List.of("NY"),
                        PRESCRIBER,
                        new Sealed.Redacted<>()),
                new EscortNamed(patient, escort, new Sealed.Redacted<>()));

        assertThat(facts.clearances(patient).getFirst().terms().maxMicrogramsPerKg())
                .isNull();
        assertThat(facts.escort(patient, escort)).contains(new NamedEscort(escort, false));
    }

    @Test
    void a_withdrawn_consent_counts_until_it_is_signed_again() {
        hear(new ConsentSigned(patient, Protocol.MOOD, "v1", NOON), new ConsentWithdrawn(patient, Protocol.MOOD, NOON));
        assertThat(facts.consent(patient, Protocol.MOOD)).contains(new KnownConsent(NOON, NOON));

        hear(new ConsentSigned(patient, Protocol.MOOD, "v2", NOON.plusSeconds(60)));
        assertThat(facts.consent(patient, Protocol.MOOD)).contains(new KnownConsent(NOON.plusSeconds(60), null));
    }

    @Test
    void the_newest_day_of_check_counts() {
        hear(new DayOfCheckFailed(appointment, patient, List.of("F1", "M4"), true, new Sealed.Redacted<>()));
        assertThat(facts.dayOfCheck(appointment)).contains(new KnownDayOfCheck.Failed(List.of("F1", "M4")));

        hear(passed());
        assertThat(facts.dayOfCheck(appointment)).get().isInstanceOf(KnownDayOfCheck.Passed.class);
    }

    @Test
    void another_patients_escort_is_not_named_here() {
        hear(new EscortNamed(patient, escort, Sealed.of(details(true))));

        assertThat(facts.escort(PatientToken.random(), escort)).isEmpty();
    }

    @Test
    void a_clearance_that_falls_while_the_pump_runs_warns_the_nurse_and_leaves_the_pump() {
        var session = infusing();

        hear(new ClearanceSuspended(clearance, patient, SuspensionTrigger.MEDICATION_CHANGED));

        assertThat(warnings(session)).containsExactly("C1");
        assertThat(sessions.find(session).orElseThrow().state()).isEqualTo(Session.State.INFUSING);
    }

    @Test
    void the_clearance_of_another_protocol_is_no_business_of_this_infusion() {
        var session = infusing();
        var ofPain = ClearanceId.random();
        hear(
                new IntakeOpened(ofPain, patient, Protocol.PAIN, AppointmentId.random()),
                new IntakeOpened(clearance, patient, Protocol.MOOD, appointment));

        hear(new ClearanceRevoked(ofPain, patient, PRESCRIBER), new ConsentWithdrawn(patient, Protocol.PAIN, NOON));
        assertThat(warnings(session)).isEmpty();

        hear(new ClearanceRevoked(clearance, patient, PRESCRIBER));
        assertThat(warnings(session)).containsExactly("C1");
    }

    /** Intake tells both of one withdrawal, in whatever order they come. */
    @Test
    void a_consent_that_is_withdrawn_while_the_pump_runs_warns_the_nurse_once() {
        var session = infusing();

        hear(
                new ClearanceSuspended(clearance, patient, SuspensionTrigger.CONSENT_WITHDRAWN),
                new ConsentWithdrawn(patient, Protocol.MOOD, NOON));

        assertThat(warnings(session)).containsExactly("C2");
    }

    /** Neither overtakes the other: a start that is half-way is waited for, and then the nurse is warned. */
    @Test
    void a_clearance_that_falls_while_a_start_is_half_way_warns_the_nurse() throws Exception {
        var policy = Policies.defaultFor("ROC");
        hear(
                new SitePolicyPublished(ROC, policy.version(), policy.values()),
                booked(),
                new PatientCheckedIn(appointment, NOON, 0));
        var session = sessions.of(appointment).orElseThrow().id();
        var inOneGo = new TransactionTemplate(transactions);
        var fallen = new ClearanceSuspended(clearance, patient, SuspensionTrigger.MEDICATION_CHANGED);
        var heard = new FutureTask<>(() -> inOneGo.executeWithoutResult(_ -> hear(fallen)), null);

        inOneGo.executeWithoutResult(_ -> {
            sessions.lockForStart(session);
            runPump(session);
            Thread.ofVirtual().start(heard);
            PatientLocks.awaitSomebodyWaiting(jdbc);
        });
        heard.get(30, TimeUnit.SECONDS);

        assertThat(journal.of("session/" + session).getLast().events())
                .isEqualTo(List.of(new AlarmRaised(session, AlarmTier.ADVISORY, "C1", NOON)));
    }

    private SessionId infusing() {
        var policy = Policies.defaultFor("ROC");
        hear(
                new SitePolicyPublished(ROC, policy.version(), policy.values()),
                booked(),
                new PatientCheckedIn(appointment, NOON, 0));
        var session = sessions.of(appointment).orElseThrow().id();
        runPump(session);
        return session;
    }

    private List<String> warnings(SessionId session) {
        return journal.of("session/" + session).stream()
                .flatMap(entry -> entry.events().stream())
                .filter(AlarmRaised.class::isInstance)
                .map(AlarmRaised.class::cast)
                .filter(alarm -> alarm.tier() == AlarmTier.ADVISORY)
                .map(AlarmRaised::rule)
                .toList();
    }

    private void runPump(SessionId session) {
        jdbc.sql("""
                        update session set state = 'INFUSING', planned_minutes = 40, started_at = now(), running = true,
                                           pump_since = now(), ran_ms = 0, stood_ms = 0
                        where id = ?""").param(session.value()).update();
    }

    private void hear(Object... events) {
        Stream.of(events).forEach(event -> inbox.deliver(event, NOON));
    }

    private AppointmentBooked booked() {
        return new AppointmentBooked(
                appointment,
                patient,
                ROC,
                ChairId.random(),
                Protocol.MOOD,
                NOON,
                NOON.plus(Duration.ofHours(2)),
                LocalDateTime.ofInstant(NOON, NEW_YORK),
                NEW_YORK,
                1,
                new StaffId("frontdesk.roc"));
    }

    private IntakeCleared cleared(int version) {
        return new IntakeCleared(
                clearance,
                patient,
                Protocol.MOOD,
                version,
                VALID_UNTIL,
                List.of("NY", "PA"),
                PRESCRIBER,
                Sealed.of(new ClearanceLimits(1000)));
    }

    private DayOfCheckPassed passed() {
        return new DayOfCheckPassed(appointment, patient, clearance, 1, escort, VALID_UNTIL, Sealed.of(FASTED));
    }

    private ClearanceEvent fallen(Standing standing) {
        return switch (standing) {
            case DECLINED -> new ClearanceDeclined(clearance, patient, PRESCRIBER);
            case SUSPENDED -> new ClearanceSuspended(clearance, patient, SuspensionTrigger.MEDICATION_CHANGED);
            case REVOKED -> new ClearanceRevoked(clearance, patient, PRESCRIBER);
            case EXPIRED -> new ClearanceExpired(clearance, patient, NOON);
            case UNDER_REVIEW, CLEARED -> throw new IllegalArgumentException(standing + " is no fall");
        };
    }

    private static EscortDetails details(boolean adult) {
        return new EscortDetails(new ContactDetails(new PersonName("Ana"), null, null), adult, true);
    }

    private static List<Object> shuffled(Random random, List<List<Object>> streams) {
        var rest = new ArrayList<List<Object>>();
        streams.forEach(stream -> rest.add(new ArrayList<>(stream)));
        var order = new ArrayList<>();
        while (!rest.isEmpty()) {
            var stream = rest.get(random.nextInt(rest.size()));
            order.add(stream.removeFirst());
            if (stream.isEmpty()) {
                rest.remove(stream);
            }
        }
        return order;
    }
}
