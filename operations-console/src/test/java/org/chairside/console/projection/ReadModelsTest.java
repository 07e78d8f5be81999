package org.chairside.console.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.chairside.console.ConsoleTest;
import org.chairside.console.board.Board;
import org.chairside.console.board.BoardVisit;
import org.chairside.console.board.Boards;
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
import org.chairside.contracts.scheduling.PatientCheckedIn;
import org.chairside.contracts.scheduling.SiteOpened;
import org.chairside.contracts.scheduling.SitePolicyPublished;
import org.chairside.contracts.session.EscortArrived;
import org.chairside.contracts.session.InfusionStarted;
import org.chairside.contracts.session.PreparedDose;
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

    @Autowired
    TopicCatalogue catalogue;

    @Autowired
    KafkaAddress kafka;

    @Autowired
    Boards boards;

    @Autowired
    Rebuild rebuild;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc web;

    @Autowired
    MeterRegistry meters;

    @Autowired
    UserDetailsService people;

    final SiteCode site = SiteCode.of("ROC");
    final ChairId chair = ChairId.random();
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
            var visit = onlyVisit();
            assertThat(visit.state()).isEqualTo(BoardVisit.State.INFUSING);
            assertThat(visit.infusionMinute(now)).isEqualTo(12);
            assertThat(visit.escort()).isEqualTo("IN_ROOM");
            assertThat(visit.due()).isEqualTo(new BoardVisit.Due("vitals", now.plus(Duration.ofMinutes(8))));
            assertThat(journeySteps()).isEqualTo(6);
        });

        assertThat(page("/flows/journeys/" + journey))
                .contains("infusion-started")
                .doesNotContain("??");

        var before = rebuild.hash();
        rebuild.run();

        // the feeds read their topics again from the beginning
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(rebuild.hash()).isEqualTo(before));
    }

    @Test
    void a_stream_in_quarantine_at_a_consumer_counts_until_it_is_resolved() {
        say("QUARANTINED", "\"schema\"", now);
        // the receipt travels through Kafka
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(flows()).contains("data-count=\"1\""));

        say("RESOLVED", "null", now.plusSeconds(1));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(flows()).contains("data-count=\"0\""));
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
        var watermarks = "chairside.operations.watermarks.v1";
        var watermark = """
                {"source":"chairside/main/intake-service","asOf":"%s","withheldKeys":[],"offsets":%s}""";
        var badWatermarks = new ArrayList<>(List.of("null", "{}", "{\"source\":\"chairside/main/intake-service\"}"));
        for (var offsets : List.of(
                "null",
                "{\"chairside.intake.patients.v1\":null}",
                "{\"chairside.intake.patients.v1\":[null,null,null,null]}",
                "{\"chairside.intake.patients.v1\":[]}")) {
            badWatermarks.add(watermark.formatted(now, offsets));
        }

        for (int partition = 0; partition < 8; partition++) {
            others.sayOnOperations(receipts, receipt.formatted(consumer, topic, now, "sound-" + partition, "APPLIED"));
        }
        // the receipts behind the bad ones travel through Kafka
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(receiptsOf("sound-%")).isEqualTo(8));
        assertThat(leftOut("receipts")).isEqualTo(14);
        // watermarks are heard from now on only, whenever that is: all are said again until each has been left out
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            others.sayNothingOnOperations(watermarks);
            badWatermarks.forEach(bad -> others.sayOnOperations(watermarks, bad));
            assertThat(leftOut("watermark")).isGreaterThanOrEqualTo(8);
        });
        assertThat(receiptsOf("bad%")).isZero();
        for (var page : List.of("/board", "/flows")) {
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

    private void say(String outcome, String reason, Instant at) {
        others.sayOnOperations("chairside.operations.receipts.v1", """
                {"consumer":"session-service","topic":"chairside.intake.clearances.v1","at":"%s",
                 "receipts":[{"stream":"clearance/x","from":2,"to":2,"outcome":"%s","reason":%s}]}""".formatted(at, outcome, reason));
    }

    private String flows() throws Exception {
        return page("/flows");
    }

    private String page(String path) throws Exception {
        return web.perform(get(path).with(user(people.loadUserByUsername("ops"))))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private void openRochester() {
        var policy = Policies.defaultFor("ROC");
        others.say("site/ROC", "ROC", null, now, new SiteOpened(site, "Rochester", NEW_YORK, "NY"));
        others.say("site/ROC", "ROC", null, now, new SitePolicyPublished(site, policy.version(), policy.values()));
        others.say("site/ROC", "ROC", null, now, new ChairAdded(site, chair, "Chair 1"));
    }

    private void tellOfAnInfusionInItsTwelfthMinute() {
        var start = now.minus(Duration.ofMinutes(30));
        var local = LocalDateTime.ofInstant(now, NEW_YORK);
        var key = patient.toString();
        var appointments = "appointment/" + appointment;
        var sessions = "session/" + session;
        // the session's events first: topics arrive in any order
        others.say(
                sessions,
                key,
                journey,
                start,
                new SessionPlanned(session, appointment, patient, site, chair, Protocol.MOOD, start));
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
        others.say(
                appointments,
                key,
                journey,
                start,
                new AppointmentBooked(
                        appointment,
                        patient,
                        site,
                        chair,
                        Protocol.MOOD,
                        start,
                        start.plus(Duration.ofHours(2)),
                        local,
                        NEW_YORK,
                        1,
                        new StaffId("frontdesk.roc")));
        others.say(appointments, key, journey, start, new PatientCheckedIn(appointment, start, 0));
    }

    private BoardVisit onlyVisit() {
        List<Board> today = boards.today(List.of("ROC"));
        assertThat(today).hasSize(1);
        assertThat(today.getFirst().lines()).hasSize(1);
        assertThat(today.getFirst().lines().getFirst().visits()).hasSize(1);
        return today.getFirst().lines().getFirst().visits().getFirst();
    }

    private int journeySteps() {
        return jdbc.sql("select count(*) from journey_step where journey = :journey")
                .param("journey", journey)
                .query(Integer.class)
                .single();
    }
}
