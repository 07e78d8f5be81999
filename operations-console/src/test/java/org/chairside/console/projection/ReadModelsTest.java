package org.chairside.console.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chairside.console.ConsoleTest;
import org.chairside.console.board.Board;
import org.chairside.console.board.BoardVisit;
import org.chairside.console.board.Boards;
import org.chairside.console.flow.Freshness;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.ChairId;
import org.chairside.contracts.EscortId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.StaffId;
import org.chairside.contracts.scheduling.AppointmentBooked;
import org.chairside.contracts.scheduling.ChairAdded;
import org.chairside.contracts.scheduling.PatientBecameReady;
import org.chairside.contracts.scheduling.PatientCheckedIn;
import org.chairside.contracts.scheduling.PatientNoLongerReady;
import org.chairside.contracts.scheduling.SiteOpened;
import org.chairside.contracts.scheduling.SitePolicyPublished;
import org.chairside.contracts.session.AlarmRaised;
import org.chairside.contracts.session.AlarmTier;
import org.chairside.contracts.session.DischargeCriteriaMet;
import org.chairside.contracts.session.EscortArrived;
import org.chairside.contracts.session.InfusionStarted;
import org.chairside.contracts.session.PreparedDose;
import org.chairside.contracts.session.SessionCompleted;
import org.chairside.contracts.session.SessionEvent;
import org.chairside.contracts.session.SessionOutcome;
import org.chairside.contracts.session.SessionPlanned;
import org.chairside.contracts.session.VitalsRecorded;
import org.chairside.contracts.session.VitalsSource;
import org.chairside.journal.catalogue.TopicCatalogue;
import org.chairside.journal.kafka.KafkaAddress;
import org.chairside.test.Policies;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.MockMvc;

@ConsoleTest
class ReadModelsTest {

    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    static final ChairId CHAIR = ChairId.random();

    static boolean opened;

    @Autowired
    TopicCatalogue catalogue;

    @Autowired
    KafkaAddress kafka;

    @Autowired
    Boards boards;

    @Autowired
    Freshness freshness;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc web;

    @Autowired
    MeterRegistry meters;

    @Autowired
    UserDetailsService people;

    final SiteCode site = SiteCode.of("ROC");
    final AppointmentId appointment = AppointmentId.random();
    final UUID journey = appointment.value();
    final SessionId session = SessionId.random();
    final PatientToken patient = PatientToken.random();
    final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    OtherServices others;

    @BeforeEach
    void speak() throws Exception {
        others = new OtherServices(catalogue, kafka);
    }

    @AfterEach
    void fallSilent() {
        others.close();
    }

    @Test
    void a_visit_shows_on_the_board_as_it_goes_on_and_again_after_a_rebuild() throws Exception {
        openRochester();
        tellOfAnInfusionInItsTwelfthMinute();

        // events travel through Kafka and the inbox
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            var visit = theVisit();
            assertThat(visit.state()).isEqualTo(BoardVisit.State.INFUSING);
            assertThat(visit.infusionMinute(now)).isEqualTo(12);
            assertThat(visit.escort()).isEqualTo("IN_ROOM");
            assertThat(visit.due()).isEqualTo(new BoardVisit.Due("vitals", now.plus(Duration.ofMinutes(8))));
            assertThat(journeySteps()).isEqualTo(6);
        });

        assertThat(page("/flows/journeys/" + journey))
                .contains("infusion-started")
                .doesNotContain("??");

        var before = hash();
        var told = web.perform(post("/flows/rebuild")
                        .param("sure", "true")
                        .with(user(people.loadUserByUsername("ops")))
                        .with(csrf()))
                .andReturn();
        assertThat(told.getFlashMap().get("rebuilt")).isEqualTo("flows.rebuilt");

        // the feeds read their topics again from the beginning
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(hash()).isEqualTo(before));
    }

    /** One line per table: equal read models, equal hash. */
    private String hash() {
        return ReadModels.TABLES.stream()
                .map(table -> table + " "
                        + jdbc.sql("select md5(coalesce(string_agg(t::text, e'\\n' order by t::text), '')) from "
                                        + table + " t")
                                .query(String.class)
                                .single())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void an_alarm_stands_until_a_newer_set_of_vitals_and_the_loudest_first() {
        openRochester();
        tellOfAnInfusionInItsTwelfthMinute();

        alarm(AlarmTier.ADVISORY, "V4-ESCALATED", now);
        alarm(AlarmTier.STOP, "V7", now);
        alarm(AlarmTier.ADVISORY, "V7", now);
        alarm(AlarmTier.ADVISORY, "C1", now);
        shows("STOP V7", "ADVISORY C1", "ADVISORY V4-ESCALATED");

        // a set of the past is no answer to them
        vitals(now.minus(Duration.ofMinutes(3)));
        alarm(AlarmTier.PAUSE, "V9", now);
        shows("STOP V7", "PAUSE V9", "ADVISORY C1", "ADVISORY V4-ESCALATED");

        vitals(now);
        alarm(AlarmTier.ADVISORY, "V5", now);
        alarm(AlarmTier.ADVISORY, "D2", now);
        shows("ADVISORY C1", "ADVISORY D2", "ADVISORY V5");

        tell(new SessionCompleted(
                session,
                appointment,
                patient,
                site,
                Protocol.MOOD,
                SessionOutcome.COMPLETED,
                now,
                12,
                new Sealed.Redacted<>()));
        shows("ADVISORY V5");

        tell(new DischargeCriteriaMet(session, now));
        shows();
        assertThat(theVisit().state()).isEqualTo(BoardVisit.State.READY_TO_LEAVE);

        // somebody who was ready and is not any more recovers once more
        alarm(AlarmTier.ADVISORY, "R6", now);
        shows("ADVISORY R6");
        assertThat(theVisit().state()).isEqualTo(BoardVisit.State.RECOVERING);
    }

    @Test
    void a_patient_who_was_ready_and_whose_check_is_repeated_in_vain_waits_again() {
        openRochester();
        var stream = "appointment/" + appointment;
        others.say(stream, patient.toString(), journey, now, booked(now));
        others.say(stream, patient.toString(), journey, now, new PatientCheckedIn(appointment, now, 0));
        others.say(stream, patient.toString(), journey, now, new PatientBecameReady(appointment, now));
        isOnTheBoardAs(BoardVisit.State.READY);

        others.say(stream, patient.toString(), journey, now, new PatientNoLongerReady(appointment, now));
        isOnTheBoardAs(BoardVisit.State.CHECKED_IN);
    }

    /** Events travel through Kafka and the inbox. */
    private void isOnTheBoardAs(BoardVisit.State state) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(theVisit().state()).isEqualTo(state));
    }

    private void alarm(AlarmTier tier, String rule, Instant at) {
        tell(new AlarmRaised(session, tier, rule, at));
    }

    private void vitals(Instant takenAt) {
        tell(new VitalsRecorded(session, takenAt, VitalsSource.MONITOR, new Sealed.Redacted<>()));
    }

    private void tell(SessionEvent event) {
        others.say("session/" + session, patient.toString(), journey, now, event);
    }

    /** Events travel through Kafka and the inbox. */
    private void shows(String... alarms) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(theVisit().alarms())
                        .extracting(alarm -> alarm.tier() + " " + alarm.rule())
                        .containsExactly(alarms));
    }

    @Test
    void a_visit_is_found_on_its_own_day_and_by_its_patient() throws Exception {
        openRochester();
        tellOfAnInfusionInItsTwelfthMinute();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(boards.bookingsOf(patient.value(), List.of("ROC")))
                        .extracting(Boards.Booking::appointment)
                        .containsExactly(appointment.value()));

        assertThat(boards.bookingsOf(patient.value(), List.of("BUF"))).isEmpty();
        var day = LocalDate.ofInstant(now, NEW_YORK);
        var link = "id=\"visit-" + appointment + "\"";
        assertThat(pageOf("frontdesk.roc", "/site-board?site=ROC&day=" + day)).contains(link);
        assertThat(pageOf("frontdesk.roc", "/site-board?site=ROC&day=" + day.plusDays(1)))
                .doesNotContain(link)
                .contains("/site-board?site=ROC&amp;day=" + day)
                .contains("/site-board?site=ROC&amp;day=" + day.plusDays(2));
        assertThat(pageOf("frontdesk.roc", "/site-board?site=ROC&day=+99999-01-01"))
                .contains("/site-board?site=ROC&amp;day=" + day.plusDays(1));
    }

    @Test
    void a_board_says_until_when_it_is_complete_and_whose_visits_may_not_be() throws Exception {
        openRochester();
        tellOfAnInfusionInItsTwelfthMinute();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(theVisit().state()).isEqualTo(BoardVisit.State.INFUSING));

        knowsAllUpTo(Instant.now());
        assertThat(stream()).containsPattern("data:\\d+");
        assertThat(theVisit().incomplete()).isFalse();
        assertThat(pageOf("frontdesk.roc", "/board")).doesNotContain("data-testid=\"filling\"");

        // a row that its source cannot send
        others.announce(Instant.now(), patient.toString());
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(theVisit().incomplete()).isTrue());
        assertThat(pageOf("frontdesk.roc", "/board")).contains("data-testid=\"incomplete\"");
        knowsAllUpTo(Instant.now());
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(theVisit().incomplete()).isFalse());

        // an event that stands in the console's own quarantine, of this patient and of one who is on no board
        var hiddenBefore = board().hidden();
        var other = SessionId.random();
        var nobody = PatientToken.random();
        others.say("session/" + other, patient.toString(), journey, now, new DischargeCriteriaMet(other, now));
        var third = SessionId.random();
        others.say("session/" + third, nobody.toString(), journey, now, new DischargeCriteriaMet(third, now));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(theVisit().incomplete()).isTrue();
            assertThat(board().hidden()).isEqualTo(hiddenBefore + 1);
        });
    }

    @Test
    void no_board_is_complete_while_a_log_lacks_what_the_console_has_not_had() throws Exception {
        openRochester();
        knowsAllUpTo(Instant.now());
        var sessions = "update inbox_position set short_since = %s where topic = 'chairside.session.sessions.v1'";

        jdbc.sql(sessions.formatted("clock_timestamp()")).update();
        assertThat(freshness.look().ofBoards()).isEmpty();

        jdbc.sql(sessions.formatted("null")).update();
        assertThat(freshness.look().ofBoards()).isPresent();
    }

    /** The watermarks travel through Kafka, and are heard from now on only, whenever that is. */
    private void knowsAllUpTo(Instant moment) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            others.announce(moment);
            assertThat(freshness.look().ofBoards())
                    .hasValueSatisfying(asOf -> assertThat(asOf).isAfterOrEqualTo(moment));
        });
    }

    private Board board() {
        return boards.today(List.of("ROC")).getFirst();
    }

    private String stream() throws Exception {
        return pageOf("frontdesk.roc", "/board/stream");
    }

    @Test
    void bad_operations_records_are_left_out_and_the_next_are_heard() throws Exception {
        var receipts = "chairside.operations.receipts.v1";
        var receipt = """
                {"consumer":"%s","topic":"%s","at":"%s","receipts":[{"stream":"%s","from":1,"to":1,"outcome":"%s"}]}""";
        var consumer = "session-service";
        var topic = "chairside.intake.clearances.v1";
        others.sayNothingOnOperations(receipts);
        for (var bad : List.of(
                "null",
                "[]",
                "{}",
                "{\"consumer\":\"session-service\",\"topic\":\"t\",\"at\":\"%s\"}".formatted(now),
                "{\"consumer\":\"c\",\"topic\":\"t\",\"at\":\"%s\",\"receipts\":[null]}".formatted(now),
                receipt.formatted(consumer, topic, now, "bad\\u0000", "APPLIED"),
                receipt.formatted(consumer, topic, now, "bad" + "s".repeat(510), "APPLIED"),
                // 512 characters of three bytes, each of which a dictionary would not shorten: no index takes them
                receipt.formatted(consumer, topic, now, "bad" + wide(509), "APPLIED"),
                receipt.formatted(consumer, topic, Instant.MAX, "bad", "APPLIED"),
                receipt.formatted(consumer, topic, now, "bad", "PERHAPS"),
                receipt.formatted("intruder", topic, now, "bad", "APPLIED"),
                receipt.formatted("notification-service", "chairside.session.vials.v1", now, "bad", "APPLIED"),
                receipt.formatted(consumer, "chairside.unheard.of.v1", now, "bad", "APPLIED"))) {
            others.sayOnOperations(receipts, bad);
        }
        for (int partition = 0; partition < 8; partition++) {
            others.sayOnOperations(receipts, receipt.formatted(consumer, topic, now, "sound-" + partition, "APPLIED"));
        }
        // the receipts behind the bad ones travel through Kafka
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(receiptsOf("sound-%")).isEqualTo(8));
        assertThat(leftOut("receipts")).isEqualTo(14);
        assertThat(receiptsOf("bad%")).isZero();
        for (var page : List.of("/flows", "/flows/journeys")) {
            assertThat(web.perform(get(page).with(user(people.loadUserByUsername("ops"))))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .isLessThan(500);
        }
    }

    private int receiptsOf(String stream) {
        return jdbc.sql("select count(*) from receipt where stream like :stream")
                .param("stream", stream)
                .query(Integer.class)
                .single();
    }

    private static String wide(int length) {
        return new Random(1)
                .ints(length, 0x4E00, 0x9FA0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private int leftOut(String what) {
        return (int) meters.find("chairside.console.left.out").tag("what", what).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private String page(String path) throws Exception {
        return pageOf("ops", path);
    }

    private String pageOf(String person, String path) throws Exception {
        return web.perform(get(path).with(user(people.loadUserByUsername(person))))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    /** Once: a stream has each of its events but one time. */
    private void openRochester() {
        if (opened) {
            return;
        }
        var policy = Policies.defaultFor("ROC");
        others.say("site/ROC", "ROC", null, now, new SiteOpened(site, "Rochester", NEW_YORK, "NY"));
        others.say("site/ROC", "ROC", null, now, new SitePolicyPublished(site, policy.version(), policy.values()));
        others.say("site/ROC", "ROC", null, now, new ChairAdded(site, CHAIR, "Chair 1"));
        opened = true;
    }

    private void tellOfAnInfusionInItsTwelfthMinute() {
        var start = now.minus(Duration.ofMinutes(30));
        var key = patient.toString();
        var appointments = "appointment/" + appointment;
        var sessions = "session/" + session;
        // the session's events first: topics arrive in any order
        others.say(
                sessions,
                key,
                journey,
                start,
                new SessionPlanned(session, appointment, patient, site, CHAIR, Protocol.MOOD, start));
        others.say(sessions, key, journey, start, new EscortArrived(session, EscortId.random(), true, start));
        others.say(
                sessions,
                key,
                journey,
                now,
                new InfusionStarted(
                        session,
                        appointment,
                        patient,
                        site,
                        40,
                        now.minus(Duration.ofMinutes(12)),
                        Sealed.of(new PreparedDose(36_000, 72_000, 500, 10_000, 3_600)),
                        new StaffId("nurse.roc")));
        others.say(
                sessions,
                key,
                journey,
                now,
                new VitalsRecorded(
                        session, now.minus(Duration.ofMinutes(2)), VitalsSource.MONITOR, new Sealed.Redacted<>()));
        others.say(appointments, key, journey, start, booked(start));
        others.say(appointments, key, journey, start, new PatientCheckedIn(appointment, start, 0));
    }

    /** For today, as the board counts days. */
    private AppointmentBooked booked(Instant start) {
        return new AppointmentBooked(
                appointment,
                patient,
                site,
                CHAIR,
                Protocol.MOOD,
                start,
                start.plus(Duration.ofHours(2)),
                LocalDateTime.ofInstant(now, NEW_YORK),
                NEW_YORK,
                1,
                new StaffId("frontdesk.roc"));
    }

    private BoardVisit theVisit() {
        List<Board> today = boards.today(List.of("ROC"));
        assertThat(today).hasSize(1);
        assertThat(today.getFirst().lines()).hasSize(1);
        return today.getFirst().lines().getFirst().visits().stream()
                .filter(visit -> visit.appointment().equals(appointment.value()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the visit is not on the board"));
    }

    private int journeySteps() {
        return jdbc.sql("select count(*) from journey_step where journey = :journey")
                .param("journey", journey)
                .query(Integer.class)
                .single();
    }
}
