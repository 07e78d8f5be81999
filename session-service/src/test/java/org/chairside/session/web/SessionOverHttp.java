package org.chairside.session.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.ChairId;
import org.chairside.contracts.ClearanceId;
import org.chairside.contracts.EscortId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.StaffId;
import org.chairside.contracts.intake.FastingTimes;
import org.chairside.journal.Cause;
import org.chairside.journal.inbox.Transactions;
import org.chairside.session.facts.Facts;
import org.chairside.session.facts.KnownClearance;
import org.chairside.session.facts.KnownDayOfCheck;
import org.chairside.session.facts.KnownSite;
import org.chairside.session.facts.KnownVisit;
import org.chairside.session.facts.NamedEscort;
import org.chairside.session.session.PlanSession;
import org.chairside.session.session.PlanSessionHandler;
import org.chairside.session.session.Sessions;
import org.chairside.test.Api;
import org.chairside.test.ChairsideTestInitializer;
import org.chairside.test.Policies;
import org.chairside.test.SettableClock;
import org.chairside.test.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/**
 * A session over HTTP on a real PostgreSQL. The classes that extend it share one application context, so each of them seats patients and
 * receives vials of its own.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = ChairsideTestInitializer.class)
@Import(TestClinic.class)
@TestPropertySource(properties = {"chairside.limits.rate-limited=false", "chairside.session.watch-interval=1h"})
abstract class SessionOverHttp {

    static final Instant ARRIVAL = Instant.parse("2026-03-02T14:50:00Z");
    static final FastingTimes FASTED =
            new FastingTimes(ARRIVAL.minus(Duration.ofHours(5)), ARRIVAL.minus(Duration.ofHours(3)));
    static final StaffId CLEARED_BY = new StaffId("prescriber.roc");
    static final SiteCode ROC = SiteCode.of("ROC");
    static final String WITNESS = "Witness-Token";
    static final String DONE = "200 ";
    static final String CALM =
            "\"systolic\":122,\"diastolic\":78,\"heartRate\":70,\"respiratoryRate\":14,\"spo2\":98,\"moaas\":5";

    @LocalServerPort
    int port;

    @Autowired
    Facts facts;

    @Autowired
    Sessions sessions;

    @Autowired
    PlanSessionHandler plan;

    @Value("${chairside.keys.cell-key-file}")
    Path cellKey;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Transactions inbox;

    @Autowired
    ScheduledAnnotationBeanPostProcessor timers;

    @Autowired
    SettableClock clock;

    @Autowired
    TestClinic.NewsBarrier barrier;

    Api nurse;
    PatientToken patient;
    ClearanceId clearance;
    EscortId escort;
    String session;
    String vial;

    @BeforeEach
    void a_patient_is_in_the_chair() {
        clock.set(ARRIVAL);
        barrier.stale(false);
        nurse = new Api(port, "nurse.roc", "NURSE", "ROC");
        assertThat(prescriber("doctor.roc", "NY").get("/vials?site=ROC").status())
                .isIn(200, 403);
        facts.opened(new KnownSite(ROC, ZoneId.of("America/New_York"), "NY"));
        facts.worksBy(Policies.defaultFor("ROC"));
        patient = PatientToken.random();
        session = seat(patient);
        vial = receive("2027-01-31");
    }

    Api prescriber(String person, String licensedIn) {
        return new Api(port, TestTokens.licensed(person, "PRESCRIBER", List.of("ROC"), List.of(licensedIn)));
    }

    String seat(PatientToken token) {
        return seat(token, ChairId.random());
    }

    String seat(PatientToken token, ChairId chair) {
        var appointment = AppointmentId.random();
        clearance = ClearanceId.random();
        escort = EscortId.random();
        IssuedKeys.issue(token, cellKey, jdbc);
        inTransaction(() -> {
            facts.booked(new KnownVisit(appointment, token, ROC, chair, Protocol.MOOD, ARRIVAL, UUID.randomUUID()));
            facts.cleared(clearance, token, Protocol.MOOD, terms());
            facts.consentSigned(token, Protocol.MOOD, ARRIVAL.minus(Duration.ofDays(3)));
            facts.escortNamed(token, new NamedEscort(escort, true));
            facts.checked(
                    appointment,
                    new KnownDayOfCheck.Passed(clearance, 1, escort, ARRIVAL.plus(Duration.ofHours(4)), FASTED));
        });
        var id = SessionId.random();
        inTransaction(() ->
                plan.handle(new PlanSession(id, appointment, token, ROC, chair, Protocol.MOOD, ARRIVAL, ARRIVAL)));
        return id.toString();
    }

    static KnownClearance.Terms terms() {
        return terms(1, ARRIVAL.minus(Duration.ofDays(2)));
    }

    static KnownClearance.Terms terms(int version, Instant clearedAt) {
        return new KnownClearance.Terms(
                version, ARRIVAL.plus(Duration.ofDays(80)), List.of("NY"), CLEARED_BY, 1000, clearedAt);
    }

    String seat2(PatientToken token) {
        var appointment = AppointmentId.random();
        inTransaction(() -> {
            facts.booked(new KnownVisit(
                    appointment, token, ROC, ChairId.random(), Protocol.MOOD, ARRIVAL, UUID.randomUUID()));
            facts.checked(
                    appointment,
                    new KnownDayOfCheck.Passed(clearance, 1, escort, ARRIVAL.plus(Duration.ofHours(4)), FASTED));
        });
        var id = SessionId.random();
        inTransaction(() -> plan.handle(
                new PlanSession(id, appointment, token, ROC, ChairId.random(), Protocol.MOOD, ARRIVAL, ARRIVAL)));
        return id.toString();
    }

    void makeReady() {
        post("preparation", preparation(vial, 80_000, 500));
        post("escort-arrival", "{\"escortId\":\"%s\",\"inRoom\":true}".formatted(escort));
        chart(CALM);
    }

    void start() {
        makeReady();
        assertThat(post("start", "{\"plannedMinutes\":40}").path("state").asString())
                .isEqualTo("INFUSING");
    }

    void chart(String readings) {
        post("vitals", vitals(readings));
    }

    String vitals(String readings) {
        return "{\"takenAt\":\"%s\",\"source\":\"MONITOR\",%s}".formatted(clock.instant(), readings);
    }

    String receive(String expiry) {
        var answer = nurse.post("/vials", receipt("ROC", expiry));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer.json().path("id").asString();
    }

    static String receipt(String site, String expiry) {
        return """
                {"site":"%s","drug":"ketamine","lot":"L-%s","expiresOn":"%s","concentrationMicrogramsPerMl":50000,"micrograms":500000}""".formatted(site, UUID.randomUUID(), expiry);
    }

    static String preparation(String vial, int weight, int perKg) {
        return """
                {"vialId":"%s","weightGrams":%d,"microgramsPerKg":%d,"identityConfirmedByTwoFactors":true}""".formatted(vial, weight, perKg);
    }

    static String waste(long micrograms) {
        return "{\"micrograms\":%d}".formatted(micrograms);
    }

    Api.Answer wasted(long micrograms, String witness) {
        return witnessed(nurse, "nurse.roc", "waste", micrograms, witness);
    }

    Api.Answer wasted(long micrograms, String key, String signature) {
        return nurse.with(WITNESS, signature).post(path("waste"), waste(micrograms), key);
    }

    Api.Answer discarded(long micrograms, String witness) {
        return witnessed(nurse, "nurse.roc", "preparation-discard", micrograms, witness);
    }

    Api.Answer witnessed(Api who, String by, String use, long micrograms, String witness) {
        var key = newKey();
        return who.with(WITNESS, signed(micrograms, witness, by, key)).post(path(use), waste(micrograms), key);
    }

    String signed(long micrograms, String witness, String by, String key) {
        return TestTokens.witness(witness, "NURSE", "ROC", session, micrograms, by, key);
    }

    static String newKey() {
        return UUID.randomUUID().toString();
    }

    String path(String use) {
        return "/sessions/" + session + "/" + use;
    }

    JsonNode post(String use, String body) {
        var answer = nurse.post(path(use), body);
        assertThat(answer.status()).as(use + " " + answer.response().body()).isEqualTo(200);
        return answer.json();
    }

    String ask(String use, String body) {
        return nurse.post(path(use), body).problem();
    }

    static List<String> codes(JsonNode answer) {
        return answer.path("unmet")
                .valueStream()
                .map(each -> each.path("code").asString())
                .toList();
    }

    static String accountOf(JsonNode view) {
        return view.at("/drugAccount/state").asString() + " "
                + view.at("/drugAccount/unaccounted").asLong();
    }

    List<String> discrepancies() {
        return nurse.get("/drug-discrepancies?site=ROC")
                .json()
                .valueStream()
                .map(each -> each.path("sessionId").asString())
                .toList();
    }

    List<String> journalled() {
        return types("session/" + session);
    }

    List<String> ledger() {
        return types("vial/" + vial);
    }

    List<String> types(String stream) {
        return jdbc
                .sql("select type from journal where stream = ? order by sequence")
                .param(stream)
                .query(String.class)
                .list()
                .stream()
                .map(type -> type.replaceAll("chairside\\.session\\.(.*)\\.v1", "$1"))
                .toList();
    }

    void inTransaction(Runnable work) {
        ScopedValue.where(Cause.CURRENT, new Cause("system/session-service", null))
                .run(() -> inbox.run(work));
    }
}
