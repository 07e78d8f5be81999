package org.chairside.session.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.contracts.session.StopParty;
import org.chairside.journal.Cause;
import org.chairside.journal.inbox.Transactions;
import org.chairside.session.PatientLocks;
import org.chairside.session.facts.Facts;
import org.chairside.session.facts.KnownClearance;
import org.chairside.session.facts.KnownClearance.Standing;
import org.chairside.session.facts.KnownDayOfCheck;
import org.chairside.session.facts.KnownSite;
import org.chairside.session.facts.KnownVisit;
import org.chairside.session.facts.NamedEscort;
import org.chairside.session.session.PlanSession;
import org.chairside.session.session.PlanSessionHandler;
import org.chairside.session.session.Sessions;
import org.chairside.session.startgate.Pressure;
import org.chairside.test.AccessMatrix;
import org.chairside.test.Api;
import org.chairside.test.ChairsideTest;
import org.chairside.test.Policies;
import org.chairside.test.SettableClock;
import org.chairside.test.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** A session over HTTP on a real PostgreSQL, and every wrong thing that can be asked of it (rows D of docs/bad-input.md). */
@ChairsideTest
@Import(TestClinic.class)
@TestPropertySource(properties = {"chairside.limits.rate-limited=false", "chairside.session.watch-interval=1h"})
class SessionApiTest {

    private static final Instant ARRIVAL = Instant.parse("2026-03-02T14:50:00Z");
    private static final FastingTimes FASTED =
            new FastingTimes(ARRIVAL.minus(Duration.ofHours(5)), ARRIVAL.minus(Duration.ofHours(3)));
    private static final StaffId CLEARED_BY = new StaffId("prescriber.roc");
    private static final SiteCode ROC = SiteCode.of("ROC");
    private static final String WITNESS = "Witness-Token";
    private static final String DONE = "200 ";
    private static final String CALM =
            "\"systolic\":122,\"diastolic\":78,\"heartRate\":70,\"respiratoryRate\":14,\"spo2\":98,\"moaas\":5";

    @LocalServerPort
    private int port;

    @Autowired
    private Facts facts;

    @Autowired
    private Sessions sessions;

    @Autowired
    private PlanSessionHandler plan;

    @Value("${chairside.keys.cell-key-file}")
    private Path cellKey;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Transactions inbox;

    @Autowired
    private ScheduledAnnotationBeanPostProcessor timers;

    @Autowired
    private SettableClock clock;

    @Autowired
    private TestClinic.NewsBarrier barrier;

    private Api nurse;
    private PatientToken patient;
    private ClearanceId clearance;
    private EscortId escort;
    private String session;
    private String vial;

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

    private void worksToday(String person, String role, String site) {
        assertThat(new Api(port, person, role, site).get("/vials?site=" + site).status())
                .isIn(200, 403);
    }

    private Api prescriber(String person, String licensedIn) {
        return new Api(port, TestTokens.licensed(person, "PRESCRIBER", List.of("ROC"), List.of(licensedIn)));
    }

    private String seat(PatientToken token) {
        return seat(token, ChairId.random());
    }

    private String seat(PatientToken token, ChairId chair) {
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

    private static KnownClearance.Terms terms() {
        return terms(1, ARRIVAL.minus(Duration.ofDays(2)));
    }

    private static KnownClearance.Terms terms(int version, Instant clearedAt) {
        return new KnownClearance.Terms(
                version, ARRIVAL.plus(Duration.ofDays(80)), List.of("NY"), CLEARED_BY, 1000, clearedAt);
    }

    @Test
    void a_visit_goes_from_the_chair_to_the_door() {
        start();
        for (var ten = 0; ten < 3; ten++) {
            clock.advance(Duration.ofMinutes(10));
            chart(CALM);
        }
        clock.advance(Duration.ofMinutes(10));
        assertThat(post("completion", "{}").path("givenMicrograms").asLong()).isEqualTo(40_000);
        chart(CALM);
        assertThat(ask("discharge", "")).isEqualTo("409 discharge-rule");
        clock.advance(Duration.ofMinutes(15));
        chart(CALM);
        clock.advance(Duration.ofMinutes(15));
        chart(CALM);
        post("discharge-score", "{\"aldrete\":10,\"padss\":10}");
        post("escort-verification", "{\"escortId\":\"%s\",\"identified\":true,\"fitToDrive\":true}".formatted(escort));
        assertThat(post("discharge", "").path("state").asString()).isEqualTo("CLOSED");

        assertThat(journalled())
                .containsSubsequence(
                        "session-planned",
                        "session-prepared",
                        "start-gate-evaluated",
                        "infusion-started",
                        "session-completed",
                        "discharge-criteria-met",
                        "escort-verified",
                        "discharge-confirmed");
        assertThat(ledger()).containsExactly("stock-received", "drug-drawn", "drug-administered");
        clock.advance(Duration.ofSeconds(1));
        assertThat(ask("vitals", vitals(CALM))).isEqualTo("409 state");
        assertThat(ask("discharge", "")).isEqualTo("409 state");
        var read = nurse.get("/sessions/" + session);
        assertThat(read.header("ETag")).isEqualTo("\"" + journalled().size() + "\"");
        assertThat(nurse.get("/sessions?site=ROC&date=2026-03-02").json().valueStream())
                .anyMatch(each -> each.path("id").asString().equals(session));
    }

    @Test
    void sessions_are_asked_for_by_day_or_by_visit_and_not_by_both() {
        var byDay = "/sessions?site=ROC&date=2026-03-02";

        assertThat(nurse.get(byDay).status()).isEqualTo(200);
        assertThat(nurse.get(byDay + "&appointment=" + UUID.randomUUID()).status())
                .isEqualTo(400);
    }

    @Test
    void what_is_left_is_wasted_before_another_person_and_the_ledger_balances() {
        start();
        clock.advance(Duration.ofMinutes(12));
        assertThat(wasted(1, "nurse2.roc").problem()).isEqualTo("409 state");
        var stopped = post("stop", "{\"by\":\"PATIENT\"}");
        assertThat(stopped.path("outcome").asString()).isEqualTo("STOPPED_EARLY");
        assertThat(stopped.path("givenMicrograms").asLong()).isEqualTo(12_000);

        assertThat(wasted(28_000, "nurse.roc").problem()).isEqualTo("409 witness-same-person");
        assertThat(wasted(28_001, "nurse2.roc").problem()).isEqualTo("409 waste-exceeds-drawn");
        assertThat(wasted(0, "nurse2.roc").problem()).startsWith("422");
        assertThat(ask("waste", "{}")).startsWith("422");
        assertThat(wasted(28_000, "nurse2.roc").problem()).isEqualTo(DONE);

        var held = nurse.get("/vials?site=ROC")
                .json()
                .valueStream()
                .filter(each -> each.path("id").asString().equals(vial))
                .findFirst()
                .orElseThrow();
        assertThat(held.path("onHand").asLong()).isEqualTo(460_000);
        assertThat(held.path("drawn").asLong())
                .isEqualTo(held.path("given").asLong() + held.path("wasted").asLong())
                .isEqualTo(40_000);
    }

    /** Rule K1: what the pump shows and what is left in the syringe are all that was drawn. */
    @Test
    void a_pump_that_blocked_is_read_and_the_rest_is_wasted() {
        start();
        clock.advance(Duration.ofMinutes(20));
        var stopped = post("stop", "{\"by\":\"EQUIPMENT\",\"givenMicrograms\":18000}");

        assertThat(stopped.path("givenMicrograms").asLong()).isEqualTo(18_000);
        assertThat(wasted(22_000, "nurse2.roc").problem()).isEqualTo(DONE);
        assertThat(accountOf(nurse.get("/sessions/" + session).json())).isEqualTo("RECONCILED 0");
    }

    /** 5.3: stop is one step, whatever was typed beside it; a completion can wait for the right figure. */
    @Test
    void an_impossible_figure_stands_in_the_way_of_no_stop() {
        start();
        clock.advance(Duration.ofMinutes(40));
        assertThat(ask("completion", "{\"givenMicrograms\":40001}"))
                .isEqualTo("422 given-exceeds-drawn #/givenMicrograms given-exceeds-drawn");

        var stopped = post("stop", "{\"by\":\"PATIENT\",\"givenMicrograms\":400000000}");

        assertThat(stopped.path("state").asString()).isEqualTo("RECOVERY");
        assertThat(stopped.path("givenMicrograms").asLong()).isEqualTo(40_000);
        assertThat(journalled()).endsWith("alarm-raised", "infusion-stopped", "session-completed");
    }

    /** Rule K2, row D16: who may handle no drug is no witness, nor who works elsewhere. */
    @Test
    void a_witness_is_somebody_who_works_here_and_may_handle_drug() {
        drawAndAbort();

        for (var nobody : List.of(
                List.of("frontdesk.roc", "FRONT_DESK", "ROC"),
                List.of("director", "MEDICAL_DIRECTOR", "ROC"),
                List.of("nurse.buf", "NURSE", "BUF"))) {
            var key = newKey();
            var signature =
                    TestTokens.witness(nobody.get(0), nobody.get(1), nobody.get(2), session, 40_000, "nurse.roc", key);
            assertThat(wasted(40_000, key, signature).problem()).isEqualTo("409 witness-unknown");
        }

        assertThat(accountOf(nurse.get("/sessions/" + session).json())).isEqualTo("OPEN 40000");
        var key = newKey();
        var lead = TestTokens.witness("viallead.roc", "VIAL_LEAD", "ROC", session, 40_000, "nurse.roc", key);
        assertThat(wasted(40_000, key, lead).problem()).isEqualTo(DONE);
    }

    /** Rule K2, row D16: one person alone cannot destroy drug, whatever they send. */
    @Test
    void without_the_signature_of_a_witness_nothing_is_wasted() {
        drawAndAbort();
        var key = newKey();
        var access = TestTokens.of("nurse2.roc", "NURSE", "ROC");
        var sound = signed(40_000, "nurse2.roc", "nurse.roc", key);

        assertThat(ask("waste", "{\"micrograms\":40000}")).isEqualTo("422 witness-missing");
        assertThat(ask("waste", "{\"micrograms\":40000,\"witness\":\"nurse2.roc\"}"))
                .isEqualTo("422 unknown-property #/witness unknown-property");
        assertThat(wasted(40_000, key, access).problem()).isEqualTo("422 witness-not-valid");
        assertThat(wasted(40_000, key, sound.substring(0, sound.length() - 6) + "AAAAAA")
                        .problem())
                .isEqualTo("422 witness-not-valid");
        assertThat(ledger()).containsExactly("stock-received", "drug-drawn");
    }

    /** Rule K2: a witness signs for what they saw, and for nothing that somebody makes of it. */
    @Test
    void a_signature_is_for_one_amount_of_one_session_by_one_person_once() {
        drawAndAbort();
        var key = newKey();
        var signature = signed(20_000, "nurse2.roc", "nurse.roc", key);
        var otherwise = "422 witness-signed-otherwise";

        assertThat(wasted(19_999, key, signature).problem()).isEqualTo(otherwise);
        assertThat(wasted(20_001, key, signature).problem()).isEqualTo(otherwise);
        assertThat(wasted(20_000, newKey(), signature).problem()).isEqualTo(otherwise);
        assertThat(new Api(port, "nurse3.roc", "NURSE", "ROC")
                        .with(WITNESS, signature)
                        .post(path("waste"), waste(20_000), key)
                        .problem())
                .isEqualTo(otherwise);
        var first = session;
        session = seat(PatientToken.random());
        assertThat(wasted(20_000, key, signature).problem()).isEqualTo(otherwise);
        session = first;

        assertThat(wasted(20_000, key, signature).problem()).isEqualTo(DONE);
        assertThat(wasted(20_000, key, signature).problem()).isEqualTo(DONE);
        assertThat(wasted(20_000, newKey(), signature).problem()).isEqualTo(otherwise);
        assertThat(accountOf(nurse.get("/sessions/" + session).json())).isEqualTo("OPEN 20000");
    }

    /** Row D16; to the second in {@code WitnessSignaturesTest}. It is the machine's ten minutes: the clinic's clock stands still here. */
    @ParameterizedTest
    @CsvSource({"9, '200 '", "11, 422 witness-too-late"})
    void a_witness_signs_at_the_time(int minutesAgo, String answer) {
        drawAndAbort();
        var key = newKey();
        var then = Instant.now().minus(Duration.ofMinutes(minutesAgo));
        var signature = TestTokens.witness("nurse2.roc", "NURSE", "ROC", session, 40_000, "nurse.roc", key, then);

        assertThat(wasted(40_000, key, signature).problem()).isEqualTo(answer);
    }

    private void drawAndAbort() {
        post("preparation", preparation(vial, 80_000, 500));
        post("abortion", "{\"reason\":\"the pump is broken\"}");
    }

    /** Each answer is kept for a day: one that held the whole chart would make charting grow with the square. */
    @Test
    void the_answer_to_a_set_of_vitals_does_not_hold_the_chart() {
        var charted = post("vitals", vitals(CALM));

        assertThat(charted.path("version").asInt()).isPositive();
        assertThat(charted.has("vitals")).isFalse();
        assertThat(jdbc.sql("select max(length(body)) from idempotency_key where body like '%' || ? || '%'")
                        .param(session)
                        .query(Integer.class)
                        .single())
                .isLessThan(300);
    }

    @Test
    void a_stop_reading_ends_the_infusion_in_the_same_answer_and_the_typed_reason_stays_here() {
        start();
        clock.advance(Duration.ofMinutes(5));
        post("pause", "{\"by\":\"EQUIPMENT\",\"reason\":\"the line was kinked\"}");
        clock.advance(Duration.ofMinutes(1));
        var after = post(
                "vitals",
                vitals(
                        "\"systolic\":202,\"diastolic\":121,\"heartRate\":70,\"respiratoryRate\":14,\"spo2\":98,\"moaas\":5"));

        assertThat(after.path("state").asString()).isEqualTo("RECOVERY");
        assertThat(nurse.get("/sessions/" + session)
                        .json()
                        .path("givenMicrograms")
                        .asLong())
                .isEqualTo(5_000);
        inTransaction(() -> assertThat(jdbc.sql("select note from session_note where session = ?::uuid")
                        .param(session)
                        .query(String.class)
                        .single())
                .isEqualTo("the line was kinked"));
        assertThat(jdbc.sql("select convert_from(data, 'UTF8') from journal")
                        .query(String.class)
                        .list())
                .noneMatch(data -> data.contains("kinked")
                        || data.contains("\"systolic\":202")
                        || data.contains("doseMicrograms"));
    }

    @Test
    void a_red_flag_ends_the_infusion_and_is_read_back() {
        start();
        clock.advance(Duration.ofMinutes(5));
        post("vitals", vitals(CALM + ",\"redFlags\":[\"CHEST_PAIN\",\"SEIZURE\"],\"rass\":1"));

        var after = nurse.get("/sessions/" + session).json();
        assertThat(after.path("state").asString()).isEqualTo("RECOVERY");
        assertThat(after.at("/vitals/0/vitals/redFlags").isMissingNode()).isTrue();
        assertThat(after.at("/vitals/1/vitals/redFlags").valueStream().map(JsonNode::asString))
                .containsExactly("CHEST_PAIN", "SEIZURE");
        assertThat(after.at("/vitals/1/vitals/rass").asInt()).isOne();
    }

    @Test
    void a_high_dose_needs_two_prescribers_before_it_is_drawn() {
        inTransaction(() -> facts.cleared(
                clearance,
                patient,
                Protocol.MOOD,
                new KnownClearance.Terms(
                        1, ARRIVAL.plus(Duration.ofDays(80)), List.of("NY"), CLEARED_BY, 1500, ARRIVAL)));
        var high = preparation(vial, 80_000, 1200);
        assertThat(ask("preparation", high)).isEqualTo("409 second-sign-off");
        assertThat(ledger()).containsExactly("stock-received");

        assertThat(ask("dose-sign-off", "{\"microgramsPerKg\":1200}")).startsWith("403");
        var cleared = Api.of(port, "PRESCRIBER", "ROC");
        assertThat(cleared.post(path("dose-sign-off"), "{\"microgramsPerKg\":1200}")
                        .unmet())
                .contains("D1 second-sign-off-same-person");
        var second = new Api(port, TestTokens.licensed("prescriber2.roc", "PRESCRIBER", List.of("ROC"), List.of("NY")));
        assertThat(second.post(path("dose-sign-off"), "{\"microgramsPerKg\":1501}")
                        .problem())
                .isEqualTo("422 dose-cap #/microgramsPerKg dose-cap");
        var signed = second.post(path("dose-sign-off"), "{\"microgramsPerKg\":1200}");
        assertThat(signed.json().at("/signOff/signedBy").asString()).isEqualTo("prescriber2.roc");

        post("preparation", high);
        post("escort-arrival", "{\"escortId\":\"%s\",\"inRoom\":true}".formatted(escort));
        chart(CALM);
        var started = post("start", "{\"plannedMinutes\":40}");
        assertThat(started.path("state").asString()).isEqualTo("INFUSING");
        assertThat(started.at("/signOff/microgramsPerKg").asInt()).isEqualTo(1200);
        assertThat(journalled()).contains("dose-signed-off");
    }

    /** A patient goes home when the patient may; the drug account stays open, and is seen, until it is closed. */
    @Test
    void drug_that_is_not_accounted_for_is_shown_until_it_is_wasted() {
        start();
        assertThat(accountOf(nurse.get("/sessions/" + session).json())).isEqualTo("IN_USE 40000");
        clock.advance(Duration.ofMinutes(12));
        assertThat(accountOf(post("stop", "{\"by\":\"PATIENT\"}"))).isEqualTo("OPEN 28000");
        chart(CALM);
        clock.advance(Duration.ofMinutes(15));
        chart(CALM);
        clock.advance(Duration.ofMinutes(15));
        chart(CALM);
        post("discharge-score", "{\"aldrete\":10,\"padss\":10}");
        post("escort-verification", "{\"escortId\":\"%s\",\"identified\":true,\"fitToDrive\":true}".formatted(escort));
        var home = post("discharge", "");
        assertThat(home.path("state").asString()).isEqualTo("CLOSED");
        assertThat(accountOf(home)).isEqualTo("OPEN 28000");
        assertThat(discrepancies()).contains(session);

        assertThat(wasted(27_999, "nurse2.roc").problem()).isEqualTo(DONE);
        assertThat(discrepancies()).contains(session);
        assertThat(wasted(1, "nurse2.roc").problem()).isEqualTo(DONE);
        assertThat(accountOf(nurse.get("/sessions/" + session).json())).isEqualTo("RECONCILED 0");
        assertThat(discrepancies()).doesNotContain(session);
    }

    @Test
    void an_aborted_session_with_drug_drawn_wants_its_waste_recorded() {
        assertThat(nurse.get("/sessions/" + session).json().path("drugAccount").isMissingNode()
                        || nurse.get("/sessions/" + session)
                                .json()
                                .path("drugAccount")
                                .isNull())
                .isTrue();
        post("preparation", preparation(vial, 80_000, 500));
        assertThat(accountOf(post("abortion", "{\"reason\":\"the pump is broken\"}")))
                .isEqualTo("OPEN 40000");
        assertThat(discrepancies()).contains(session);

        assertThat(wasted(40_000, "nurse2.roc").problem()).isEqualTo(DONE);
        assertThat(discrepancies()).doesNotContain(session);
    }

    /** Rule K1: the gate stayed closed, everybody went home and nobody gave the session up. The day ends at Rochester's midnight. */
    @Test
    void drug_that_was_drawn_and_forgotten_is_missing_from_the_next_day_on() {
        post("preparation", preparation(vial, 80_000, 500));
        clock.set(Instant.parse("2026-03-03T04:59:59Z"));
        assertThat(accountOf(nurse.get("/sessions/" + session).json())).isEqualTo("IN_USE 40000");
        assertThat(discrepancies()).doesNotContain(session);

        clock.set(Instant.parse("2026-03-03T05:00:00Z"));

        assertThat(accountOf(nurse.get("/sessions/" + session).json())).isEqualTo("OPEN 40000");
        assertThat(discrepancies()).contains(session);
        assertThat(discarded(40_000, "nurse2.roc").status()).isEqualTo(200);
        assertThat(discrepancies()).doesNotContain(session);
    }

    /** Rules R2, E2 and V2: a sedative before a start that never came, and a pressure that was measured before the session was given up. */
    @Test
    void who_was_sedated_and_not_treated_leaves_with_an_escort_and_stays_on_the_record() {
        var given = """
                {"kind":"OTHER","drug":"midazolam","micrograms":2000,"orderedBy":"prescriber.roc","givenAt":"%s"}""";
        var escorted = "{\"escortId\":\"%s\",\"identified\":true,\"fitToDrive\":true}".formatted(escort);
        var giveUp = "{\"reason\":\"the pressure is too high\"}";
        post("rescue-medication", given.formatted(clock.instant()));
        assertThat(nurse.post(path("abortion"), giveUp).unmet())
                .containsExactly("R2 too-soon-after-rescue", "E2 escort-not-verified");
        assertThat(ask("escort-verification", escorted)).isEqualTo("409 not-ready-to-leave");
        clock.advance(Duration.ofMinutes(60));
        var high = vitals(
                "\"systolic\":192,\"diastolic\":115,\"heartRate\":70,\"respiratoryRate\":14,\"spo2\":98,\"moaas\":5");
        post("escort-verification", escorted);
        assertThat(post("abortion", giveUp).path("state").asString()).isEqualTo("ABORTED");
        clock.advance(Duration.ofSeconds(1));
        assertThat(ask("vitals", vitals(CALM))).isEqualTo("409 state");

        post("vitals", high);

        assertThat(journalled()).endsWith("escort-verified", "session-aborted", "vitals-recorded", "alarm-raised");
        session = seat2(patient);
        chart(CALM);
        assertThat(nurse.post(path("start-gate"), "").unmet()).contains("V2 blood-pressure-not-today");
    }

    /** Rule D3: what another site asks after its own infusion holds here too. */
    @Test
    void the_gate_knows_how_long_the_site_of_the_last_infusion_would_wait() {
        start();
        inTransaction(() -> {
            facts.worksBy(Policies.with("BUF", Map.of(PolicyKey.D3_MOOD_MIN_INTERVAL_HOURS, "72")));
            jdbc.sql("update session set site = 'BUF', state = 'CLOSED', started_at = ? where id = ?::uuid")
                    .params(ARRIVAL.minus(Duration.ofHours(71)).atOffset(ZoneOffset.UTC), session)
                    .update();
        });
        session = seat2(patient);
        makeReady();

        assertThat(nurse.post(path("start-gate"), "").unmet()).containsExactly("D3 interval-too-short");
        clock.advance(Duration.ofHours(1));
        chart(CALM);
        assertThat(nurse.post(path("start-gate"), "").unmet()).isEmpty();
    }

    /** Rule K1: the first syringe is wasted before a witness, the second is what the gate and the account are about. */
    @Test
    void a_preparation_is_discarded_before_a_witness_and_made_anew() {
        post("preparation", preparation(vial, 80_000, 500).replace("Factors\":true", "Factors\":false"));
        assertThat(ask("preparation-discard", waste(40_000))).isEqualTo("422 witness-missing");
        assertThat(discarded(40_000, "nurse.roc").problem()).isEqualTo("409 witness-same-person");
        assertThat(discarded(39_999, "nurse2.roc").problem()).isEqualTo("409 not-what-was-drawn");
        assertThat(discarded(40_001, "nurse2.roc").problem()).isEqualTo("409 not-what-was-drawn");
        assertThat(ledger()).containsExactly("stock-received", "drug-drawn");

        var planned = discarded(40_000, "nurse2.roc").json();

        assertThat(planned.path("state").asString()).isEqualTo("PLANNED");
        assertThat(discarded(40_000, "nurse2.roc").problem()).isEqualTo("409 state");
        assertThat(ledger()).containsExactly("stock-received", "drug-drawn", "drug-wasted");
        start();
        clock.advance(Duration.ofMinutes(40));
        assertThat(post("completion", "{}").path("givenMicrograms").asLong()).isEqualTo(40_000);
        assertThat(accountOf(nurse.get("/sessions/" + session).json())).isEqualTo("RECONCILED 0");
    }

    /** Rule K1: a microlitre of this vial holds fifty micrograms. */
    @Test
    void a_policy_that_comes_later_closes_no_old_drug_account() {
        var old = session;
        start();
        post("stop", "{\"by\":\"PATIENT\"}");
        assertThat(wasted(39_950, "nurse2.roc").problem()).isEqualTo(DONE);
        assertThat(accountOf(nurse.get("/sessions/" + old).json())).isEqualTo("OPEN 50");

        facts.worksBy(Policies.with("ROC", Map.of(PolicyKey.K1_HUB_LOSS_MICROLITRES, "1")));

        assertThat(accountOf(nurse.get("/sessions/" + old).json())).isEqualTo("OPEN 50");
        assertThat(discrepancies()).contains(old);
        session = seat(PatientToken.random());
        post("preparation", preparation(vial, 80_000, 500));
        post("abortion", "{\"reason\":\"the patient went home\"}");
        assertThat(wasted(39_950, "nurse2.roc").problem()).isEqualTo(DONE);
        assertThat(accountOf(nurse.get("/sessions/" + session).json())).isEqualTo("RECONCILED 50");
    }

    @Test
    void who_counts_the_vials_sees_the_discrepancies_of_the_own_site_alone() {
        var vialLead = new Api(port, "viallead.roc", "VIAL_LEAD", "ROC");
        assertThat(vialLead.get("/drug-discrepancies?site=ROC").status()).isEqualTo(200);
        assertThat(vialLead.get("/drug-discrepancies?site=BUF").status()).isEqualTo(403);
        assertThat(new Api(port, "frontdesk.roc", "FRONT_DESK", "ROC")
                        .get("/drug-discrepancies?site=ROC")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_rescue_medication_is_part_of_the_record_and_stays_sealed_on_the_way() {
        start();
        clock.advance(Duration.ofMinutes(5));
        var given = """
                {"kind":"ANTIEMETIC","drug":"ondansetron","micrograms":4000,"orderedBy":"prescriber.roc","givenAt":"%s"}""";
        var after = post("rescue-medication", given.formatted(clock.instant()));
        assertThat(after.at("/rescues/0/medication/drug").asString()).isEqualTo("ondansetron");
        assertThat(after.at("/rescues/0/givenBy").asString()).isEqualTo("nurse.roc");
        assertThat(journalled()).contains("rescue-medication-given");
        assertThat(jdbc.sql("select convert_from(data, 'UTF8') from journal")
                        .query(String.class)
                        .list())
                .noneMatch(data -> data.contains("ondansetron"));

        assertThat(ask("rescue-medication", given.formatted(ARRIVAL.minusSeconds(1))))
                .isEqualTo("422 observation-time #/givenAt observation-time");
        var byTelephone = given.formatted(clock.instant()).replace("prescriber.roc", "prescriber.away");
        assertThat(post("rescue-medication", byTelephone)
                        .at("/rescues/1/orderedBy")
                        .asString())
                .as("it is in the patient, so it is written down")
                .isEqualTo("prescriber.away");
    }

    @Test
    void a_medication_that_was_given_before_the_door_is_written_down_after_it() {
        start();
        clock.advance(Duration.ofMinutes(40));
        post("completion", "{}");
        for (var set = 0; set < 3; set++) {
            clock.advance(Duration.ofMinutes(15));
            chart(CALM);
        }
        post("discharge-score", "{\"aldrete\":10,\"padss\":10}");
        post("escort-verification", "{\"escortId\":\"%s\",\"identified\":true,\"fitToDrive\":true}".formatted(escort));
        post("discharge", "");
        var door = clock.instant();
        clock.advance(Duration.ofMinutes(1));
        var given = """
                {"kind":"OTHER","drug":"midazolam","micrograms":2000,"orderedBy":"prescriber.roc","givenAt":"%s"}""";

        assertThat(ask("rescue-medication", given.formatted(door.plusSeconds(1))))
                .isEqualTo("409 state");
        assertThat(post("rescue-medication", given.formatted(door))
                        .path("state")
                        .asString())
                .isEqualTo("CLOSED");
        assertThat(journalled()).endsWith("discharge-confirmed", "rescue-medication-given", "alarm-raised");
    }

    /** Rule V2: what rules out the day rules out every visit of it, and no visit of another day. */
    @Test
    void a_pressure_that_ruled_out_the_day_is_remembered_at_the_next_visit() {
        chart("\"systolic\":186,\"diastolic\":114,\"heartRate\":70,\"respiratoryRate\":14,\"spo2\":98,\"moaas\":5");
        session = seat2(patient);
        makeReady();

        assertThat(nurse.post(path("start"), "{\"plannedMinutes\":40}").unmet())
                .containsExactly("V2 blood-pressure-not-today");

        var here = SessionId.of(session);
        inTransaction(() -> {
            assertThat(sessions.worstPressure(patient, here, ARRIVAL, ARRIVAL.plusSeconds(1)))
                    .contains(new Pressure(186, 114));
            assertThat(sessions.worstPressure(patient, here, ARRIVAL.plusSeconds(1), ARRIVAL.plusSeconds(2)))
                    .isEmpty();
            assertThat(sessions.worstPressure(patient, here, ARRIVAL.minusSeconds(1), ARRIVAL))
                    .isEmpty();
            assertThat(sessions.worstPressure(PatientToken.random(), here, ARRIVAL, ARRIVAL.plusSeconds(1)))
                    .isEmpty();
        });
    }

    /** What a session remembers beside its chart is read back as it was written. */
    @Test
    void who_paused_is_remembered_until_the_clock_ends_the_pause() {
        start();
        clock.advance(Duration.ofMinutes(5));
        post("pause", "{\"by\":\"EQUIPMENT\"}");
        inTransaction(() -> assertThat(sessions.find(SessionId.of(session))
                        .orElseThrow()
                        .infusion()
                        .pausedBy())
                .isEqualTo(StopParty.EQUIPMENT));
        clock.advance(Duration.ofMinutes(31));

        timers.getScheduledTasks()
                .forEach(timer -> timer.getTask().getRunnable().run());

        inTransaction(() -> {
            var ended = sessions.find(SessionId.of(session)).orElseThrow();
            assertThat(ended.state().name()).isEqualTo("RECOVERY");
            assertThat(ended.monitoring().alarmedAt()).isEqualTo(clock.instant());
        });
    }

    /** Rule V5: what the gate saw is read back as it was written. */
    @Test
    void a_rise_is_measured_by_what_the_gate_saw() {
        start();
        clock.advance(Duration.ofMinutes(10));
        chart(CALM.replace("122", "147"));

        assertThat(journalled()).endsWith("vitals-recorded", "alarm-raised");
        inTransaction(() -> assertThat(sessions.find(SessionId.of(session))
                        .orElseThrow()
                        .infusion()
                        .baseline()
                        .systolic())
                .isEqualTo(122));
    }

    /** One broken row must not keep the watch from the patients of every other site. */
    @Test
    void a_session_that_cannot_be_looked_at_keeps_the_watch_from_no_other() {
        var watched = List.of(startAnother(), startAnother(), startAnother());
        var broken = List.of(watched.getFirst(), watched.getLast());
        inTransaction(() -> {
            facts.opened(new KnownSite(SiteCode.of("ELM"), ZoneId.of("America/New_York"), "NY"));
            facts.worksBy(Policies.defaultFor("ELM"));
            jdbc.sql("update known_site set policy_values = '{\"NO_SUCH_RULE\":\"1\"}' where code = 'ELM'")
                    .update();
            broken.forEach(each -> moveTo("ELM", each));
        });
        clock.advance(Duration.ofMinutes(30));

        timers.getScheduledTasks()
                .forEach(timer -> timer.getTask().getRunnable().run());

        for (var each : watched) {
            assertThat(types("session/" + each).contains("alarm-raised")).isEqualTo(!broken.contains(each));
        }
        inTransaction(() -> broken.forEach(each -> moveTo("ROC", each)));
    }

    private void moveTo(String site, String moved) {
        jdbc.sql("update session set site = ? where id = ?::uuid")
                .params(site, moved)
                .update();
    }

    private String startAnother() {
        session = seat(PatientToken.random());
        start();
        return session;
    }

    @Test
    void no_bolus_is_started() {
        makeReady();
        assertThat(nurse.post(path("start"), "{\"plannedMinutes\":1}").unmet())
                .containsExactly("P3 infusion-too-short");
    }

    @Test
    void vitals_that_are_overdue_are_noticed_though_nobody_is_signed_in() {
        start();
        clock.advance(Duration.ofMinutes(30));

        timers.getScheduledTasks()
                .forEach(timer -> timer.getTask().getRunnable().run());

        assertThat(journalled()).contains("alarm-raised");
    }

    @Test
    void a_suspension_committed_before_the_button_is_always_seen() {
        makeReady();
        barrier.keysAsked().clear();
        barrier.underWay(
                () -> inTransaction(() -> facts.clearanceStands(clearance, patient, Standing.SUSPENDED, ARRIVAL)));

        var refused = nurse.post(path("start"), "{\"plannedMinutes\":40}");

        assertThat(refused.problem()).isEqualTo("409 start-gate-closed");
        assertThat(codes(refused.json())).containsExactly("clearance-suspended");
        assertThat(barrier.keysAsked()).containsExactlyInAnyOrder(patient.toString(), "ROC");
        assertThat(journalled()).doesNotContain("infusion-started", "start-gate-evaluated");
    }

    @Test
    void what_cannot_be_known_in_time_keeps_the_gate_closed() {
        makeReady();
        barrier.stale(true);
        var first = session;
        session = seat(PatientToken.random());
        post("preparation", preparation(vial, 80_000, 500));
        session = first;

        var look = nurse.post(path("start-gate"), "");
        assertThat(look.status()).isEqualTo(200);
        assertThat(look.json().path("result").asString()).isEqualTo("CLOSED");
        assertThat(codes(look.json())).containsExactly("knowledge-stale");
        assertThat(look.json().at("/unmet/0/detail").asString()).contains("2026-03-02T14:49:00Z");
        assertThat(ask("start", "{\"plannedMinutes\":40}")).isEqualTo("409 start-gate-closed");

        barrier.stale(false);
        assertThat(nurse.post(path("start-gate"), "").json().path("result").asString())
                .isEqualTo("OPEN");
    }

    @Test
    void nobody_waits_for_news_at_the_gate_of_another_site() {
        barrier.underWay(() -> {
            throw new AssertionError("the wait tells that there is such a session");
        });

        var elsewhere = new Api(port, "nurse.buf", "NURSE", "BUF");
        var frontDesk = new Api(port, "frontdesk.roc", "FRONT_DESK", "ROC");

        assertThat(elsewhere.post(path("start-gate"), "").status()).isEqualTo(404);
        assertThat(frontDesk.post(path("start-gate"), "").status()).isEqualTo(403);
        barrier.underWay(() -> {});
    }

    /** Scenario 2: the drug is not drawn; what is under way when the nurse asks for it is heard first. */
    @Test
    void no_drug_is_drawn_for_a_patient_who_ate_too_late() {
        var appointment = AppointmentId.of(nurse.get("/sessions/" + session).text("appointmentId"));
        barrier.underWay(
                () -> inTransaction(() -> facts.checked(appointment, new KnownDayOfCheck.Failed(List.of("F1")))));

        var refused = nurse.post(path("preparation"), preparation(vial, 80_000, 500));

        assertThat(refused.problem()).isEqualTo("409 treatment-ruled-out");
        assertThat(refused.unmet()).containsExactly("F1 day-of-check-failed");
        assertThat(ledger()).containsExactly("stock-received");
    }

    @Test
    void a_patient_who_was_sent_home_is_not_started() {
        makeReady();
        var appointment = nurse.get("/sessions/" + session).text("appointmentId");
        inTransaction(() -> facts.turnedAway(AppointmentId.of(appointment)));

        assertThat(nurse.post(path("start"), "{\"plannedMinutes\":40}").unmet())
                .containsExactly("VISIT patient-not-treated");
    }

    @Test
    void who_sees_no_vitals_and_no_dose_is_told_neither() {
        start();
        clock.advance(Duration.ofMinutes(12));
        var frontDesk = new Api(port, "frontdesk.roc", "FRONT_DESK", "ROC");
        var leaves = frontDesk.post(path("escort-departure"), "{\"fromSite\":false}");
        assertThat(leaves.json().propertyNames()).containsExactlyInAnyOrder("id", "version", "state", "escort");

        post("stop", "{\"by\":\"PATIENT\"}");
        var vialLead = new Api(port, "viallead.roc", "VIAL_LEAD", "ROC");
        assertThat(witnessed(vialLead, "viallead.roc", "waste", 28_000, "nurse.roc")
                        .problem())
                .isEqualTo("409 witness-drew");
        var wasted = witnessed(vialLead, "viallead.roc", "waste", 28_000, "nurse2.roc");
        assertThat(wasted.json().propertyNames()).containsExactlyInAnyOrder("id", "version", "state", "escort");
    }

    @Test
    void a_nurse_cannot_give_the_order_to_resume() {
        start();
        post("pause", "{\"by\":\"PATIENT\"}");

        assertThat(ask("resume", "{\"by\":\"nurse.roc\"}")).isEqualTo("422 not-a-prescriber #/by not-a-prescriber");
        assertThat(ask("resume", "{\"by\":\"doctor.roc\"}")).isEqualTo("409 resume-limits");
    }

    /** Who orders does so by telephone, and signs nothing: it is asked that they have worked here within a day. */
    @Test
    void a_prescriber_who_was_last_here_the_day_before_yesterday_cannot_give_the_order_to_resume() {
        prescriber("doctor2.roc", "NY").get("/vials?site=ROC");
        inTransaction(
                () -> jdbc.sql("update known_staff set seen_at = now() - interval '25 hours' where id = 'doctor2.roc'")
                        .update());
        start();
        post("pause", "{\"by\":\"PATIENT\"}");

        assertThat(ask("resume", "{\"by\":\"doctor2.roc\"}")).isEqualTo("422 not-a-prescriber #/by not-a-prescriber");
    }

    /** Rule P1: an order is a prescriber's who is licensed where the patient is. */
    @Test
    void a_prescriber_of_another_state_cannot_give_the_order_to_resume() {
        prescriber("doctor.az", "AZ").get("/vials?site=ROC");
        start();
        post("pause", "{\"by\":\"PATIENT\"}");

        assertThat(ask("resume", "{\"by\":\"doctor.az\"}")).isEqualTo("422 state-not-licensed #/by state-not-licensed");
    }

    /** Rules C1, C2 and M2: to resume is to decide anew to give drug, and what is under way when the button is pressed is heard first. */
    @TestFactory
    Stream<DynamicTest> a_pump_that_stands_does_not_run_on_when_what_the_start_relied_on_fell() {
        var falls = Map.<String, Runnable>of(
                "C2 consent-withdrawn",
                () -> facts.consentWithdrawn(patient, Protocol.MOOD, clock.instant()),
                "C1 clearance-suspended",
                () -> facts.clearanceStands(clearance, patient, Standing.SUSPENDED, clock.instant()),
                "C1 clearance-revoked",
                () -> facts.clearanceStands(clearance, patient, Standing.REVOKED, clock.instant()),
                "M2 medications-not-reviewed",
                () -> facts.medicationsChanged(patient, clock.instant()));
        return falls.entrySet().stream()
                .map(fall -> DynamicTest.dynamicTest(fall.getKey(), () -> {
                    a_patient_is_in_the_chair();
                    settled();
                    barrier.underWay(() -> inTransaction(fall.getValue()));

                    assertThat(resume().unmet()).containsExactly(fall.getKey());
                    assertThat(journalled()).doesNotContain("infusion-resumed");
                }));
    }

    /** Intake takes no day-of check of a visit that has started, so nobody could make it again under the new version. */
    @Test
    void a_clearance_that_fell_and_was_given_again_lets_the_pump_run_on() {
        settled();
        inTransaction(() -> facts.medicationsChanged(patient, clock.instant()));
        inTransaction(() -> facts.clearanceStands(clearance, patient, Standing.SUSPENDED, clock.instant()));
        assertThat(resume().unmet()).containsExactly("C1 clearance-suspended", "M2 medications-not-reviewed");

        inTransaction(() -> facts.cleared(clearance, patient, Protocol.MOOD, terms(2, clock.instant())));

        assertThat(resume().json().path("state").asString()).isEqualTo("INFUSING");
    }

    /** A running pump outranks the desk, and goes on doing so after a pause. */
    @Test
    void a_desk_that_sends_home_who_is_being_infused_does_not_keep_the_pump_standing() {
        start();
        var appointment = nurse.get("/sessions/" + session).text("appointmentId");
        inTransaction(() -> facts.turnedAway(AppointmentId.of(appointment)));
        pausedAndCalm();

        assertThat(resume().json().path("state").asString()).isEqualTo("INFUSING");
    }

    @Test
    void a_pump_that_stands_does_not_run_on_without_the_escort_nor_on_stale_knowledge() {
        settled();
        post("escort-departure", "{\"fromSite\":false}");
        assertThat(resume().unmet()).containsExactly("E1 escort-not-in-room");
        post("escort-arrival", "{\"escortId\":\"%s\",\"inRoom\":true}".formatted(UUID.randomUUID()));
        assertThat(resume().unmet()).containsExactly("E2 escort-not-named");
        post("escort-arrival", "{\"escortId\":\"%s\",\"inRoom\":true}".formatted(escort));

        barrier.stale(true);
        assertThat(resume().unmet()).containsExactly("KNOWLEDGE knowledge-stale");
        barrier.stale(false);
        assertThat(resume().json().path("state").asString()).isEqualTo("INFUSING");
        assertThat(journalled()).endsWith("infusion-resumed");
    }

    /** A resume waits for a withdrawal that is being written down; a stop waits for neither. */
    @Test
    void a_resume_waits_for_a_withdrawal_under_way_and_no_stop_waits_for_a_resume() throws Exception {
        settled();
        var resumed = new CompletableFuture<String>();
        inTransaction(() -> {
            facts.consentWithdrawn(patient, Protocol.MOOD, clock.instant());
            assertThat(sessions.lockRunning(patient)).hasSize(1);
            Thread.ofVirtual().start(() -> resumed.complete(resume().problem()));
            PatientLocks.awaitSomebodyWaiting(jdbc);
            assertThat(post("stop", "{\"by\":\"PATIENT\"}").path("state").asString())
                    .isEqualTo("RECOVERY");
        });

        assertThat(resumed.get(30, TimeUnit.SECONDS)).isEqualTo("409 state");
        assertThat(journalled()).doesNotContain("infusion-resumed");
    }

    /** Paused by the patient, and calm twice since. */
    private void settled() {
        start();
        pausedAndCalm();
    }

    private void pausedAndCalm() {
        post("pause", "{\"by\":\"PATIENT\"}");
        chart(CALM);
        clock.advance(Duration.ofMinutes(5));
        chart(CALM);
    }

    private Api.Answer resume() {
        return nurse.post(path("resume"), "{\"by\":\"doctor.roc\"}");
    }

    /** Rules V2 and P1: the same at the gate. */
    @Test
    void a_raised_pressure_is_acknowledged_by_a_prescriber_who_is_licensed_here() {
        var raised =
                "\"systolic\":150,\"diastolic\":95,\"heartRate\":70,\"respiratoryRate\":14,\"spo2\":98,\"moaas\":5";
        makeReady();
        clock.advance(Duration.ofMinutes(1));
        chart(raised);
        clock.advance(Duration.ofMinutes(5));
        chart(raised);
        var start = "{\"plannedMinutes\":40}";

        assertThat(prescriber("doctor.az", "AZ").post(path("start"), start).unmet())
                .containsExactly("V2 prescriber-must-acknowledge");
        assertThat(prescriber("doctor.roc", "NY").post(path("start"), start).status())
                .isEqualTo(200);
    }

    @Test
    void an_order_comes_from_a_prescriber_who_has_worked_here_within_a_day() {
        start();
        post("pause", "{\"by\":\"PATIENT\"}");
        worksToday("prescriber.phx", "PRESCRIBER", "PHX");

        for (var nobody : List.of("prescriber.nowhere", "prescriber.phx", "nurse2.roc")) {
            assertThat(ask("resume", "{\"by\":\"%s\"}".formatted(nobody)))
                    .isEqualTo("422 not-a-prescriber #/by not-a-prescriber");
        }
    }

    /** The fall of a clearance that is being written down when the button is pressed is waited for, not overtaken. */
    @Test
    void a_start_waits_for_a_suspension_under_way() throws Exception {
        makeReady();
        var answer = new CompletableFuture<String>();
        inTransaction(() -> {
            facts.clearanceStands(clearance, patient, Standing.SUSPENDED, ARRIVAL);
            assertThat(sessions.lockRunning(patient)).isEmpty();
            Thread.ofVirtual().start(() -> answer.complete(ask("start", "{\"plannedMinutes\":40}")));
            PatientLocks.awaitSomebodyWaiting(jdbc);
        });

        assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo("409 start-gate-closed");
        assertThat(journalled()).doesNotContain("infusion-started");
    }

    @Test
    void an_infusion_at_one_chair_closes_the_gate_of_every_other_for_that_patient() {
        start();
        var first = session;
        session = seat2(patient);
        makeReady();

        assertThat(codes(nurse.post(path("start"), "{\"plannedMinutes\":40}").json()))
                .containsExactly("interval-too-short");
        assertThat(session).isNotEqualTo(first);
    }

    @Test
    void a_chair_is_free_for_the_next_patient_when_the_last_has_left_it() {
        var chair = ChairId.random();
        session = seat(PatientToken.random(), chair);
        start();
        session = seat(PatientToken.random(), chair);
        makeReady();

        for (var state : List.of("INFUSING", "PAUSED", "RECOVERY", "READY_FOR_DISCHARGE", "CLOSED")) {
            inTransaction(() -> jdbc.sql("update session set state = ? where chair = ? and id <> ?::uuid")
                    .params(state, chair.value(), session)
                    .update());
            assertThat(nurse.post(path("start-gate"), "").unmet())
                    .as(state)
                    .isEqualTo(state.equals("CLOSED") ? List.of() : List.of("CHAIR chair-taken"));
        }
    }

    @Test
    void starting_twice_is_refused_and_asking_again_answers_the_same() {
        makeReady();
        var key = UUID.randomUUID().toString();
        var first = nurse.post(path("start"), "{\"plannedMinutes\":40}", key);
        var again = nurse.post(path("start"), "{\"plannedMinutes\":40}", key);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(ask("start", "{\"plannedMinutes\":40}")).isEqualTo("409 state");
        assertThat(nurse.post(path("start"), "{\"plannedMinutes\":41}", key).status())
                .isEqualTo(422);
        assertThat(nurse.postWithoutKey(path("pause"), "{\"by\":\"PATIENT\"}").status())
                .isEqualTo(400);
    }

    @Test
    void an_expired_an_empty_and_an_unknown_vial_are_refused() {
        var lastDay = receive("2026-03-02");
        clock.advance(Duration.ofDays(1));
        assertThat(prepareFrom(lastDay)).isEqualTo("409 vial-expired");
        clock.set(ARRIVAL);
        assertThat(prepareFrom(UUID.randomUUID().toString())).isEqualTo("409 vial-not-here");
        assertThat(nurse.post(path("preparation"), preparation(vial, 350_000, 1000))
                        .problem())
                .isEqualTo("200 ");
        session = seat(PatientToken.random());
        assertThat(nurse.post(path("preparation"), preparation(vial, 200_000, 1000))
                        .problem())
                .isEqualTo("409 vial-overdrawn");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "preparation | {\"vialId\":\"VIAL\",\"weightGrams\":7000000,\"microgramsPerKg\":500,\"identityConfirmedByTwoFactors\":true} | 422 range #/weightGrams range",
                "preparation | {\"vialId\":\"VIAL\",\"weightGrams\":80000,\"microgramsPerKg\":500,\"identityConfirmedByTwoFactors\":true,\"weighedAt\":\"2026-03-02T14:53:00Z\"} | 422 future #/weighedAt future",
                "preparation | {\"vialId\":\"VIAL\",\"weightGrams\":0,\"microgramsPerKg\":500,\"identityConfirmedByTwoFactors\":true} | 422 range #/weightGrams range",
                "preparation | {\"vialId\":\"VIAL\",\"weightGrams\":-1,\"microgramsPerKg\":500,\"identityConfirmedByTwoFactors\":true} | 422 range #/weightGrams range",
                "preparation | {\"vialId\":\"VIAL\",\"weightGrams\":80000,\"microgramsPerKg\":1001,\"identityConfirmedByTwoFactors\":true} | 422 dose-cap #/microgramsPerKg dose-cap",
                "vitals | {\"takenAt\":\"2026-03-02T14:50:00Z\",\"source\":\"MANUAL\",\"systolic\":80,\"diastolic\":90,\"heartRate\":70,\"respiratoryRate\":14,\"spo2\":98,\"moaas\":5} | 422 range #/systolic range",
                "vitals | {\"takenAt\":\"2026-03-02T14:50:00Z\",\"source\":\"MANUAL\",\"systolic\":120,\"diastolic\":80,\"heartRate\":0,\"respiratoryRate\":14,\"spo2\":98,\"moaas\":5} | 422 range #/heartRate range",
                "vitals | {\"takenAt\":\"2026-03-02T14:50:00Z\",\"source\":\"MANUAL\",\"systolic\":120,\"diastolic\":80,\"heartRate\":70,\"respiratoryRate\":14,\"spo2\":130,\"moaas\":5} | 422 range #/spo2 range",
                "vitals | {\"takenAt\":\"2026-03-02T14:53:00Z\",\"source\":\"MANUAL\",\"systolic\":120,\"diastolic\":80,\"heartRate\":70,\"respiratoryRate\":14,\"spo2\":98,\"moaas\":5} | 422 observation-time #/takenAt observation-time",
                "vitals | {\"takenAt\":\"2026-03-02T14:49:59Z\",\"source\":\"MANUAL\",\"systolic\":120,\"diastolic\":80,\"heartRate\":70,\"respiratoryRate\":14,\"spo2\":98,\"moaas\":5} | 422 observation-time #/takenAt observation-time",
                "vitals | {\"takenAt\":\"2026-03-02T14:50:00Z\",\"source\":\"MANUAL\",\"systolic\":120,\"diastolic\":80,\"heartRate\":70,\"respiratoryRate\":14,\"spo2\":98,\"moaas\":5,\"rass\":5} | 422 range #/rass range",
                "vitals | {\"takenAt\":\"2026-03-02T14:50:00Z\",\"source\":\"MANUAL\",\"systolic\":120,\"diastolic\":80,\"heartRate\":70,\"respiratoryRate\":14,\"spo2\":98,\"moaas\":5,\"rass\":-6} | 422 range #/rass range",
                "vitals | {\"takenAt\":\"2026-03-02T14:50:00Z\",\"source\":\"MANUAL\",\"systolic\":120,\"diastolic\":80,\"heartRate\":70,\"respiratoryRate\":14,\"spo2\":98,\"moaas\":5,\"redFlags\":[\"HICCUPS\"]} | 422 enum #/redFlags/0 enum",
                "vitals | {\"takenAt\":\"2026-03-02T14:50:00Z\",\"source\":\"MANUAL\",\"systolic\":120,\"diastolic\":80,\"heartRate\":70,\"respiratoryRate\":14,\"spo2\":98,\"moaas\":5,\"redFlags\":[null]} | 422 required #/redFlags/0 required",
                "start | {\"plannedMinutes\":0} | 422 range #/plannedMinutes range",
                "start | {\"plannedMinutes\":40,\"signedBy\":\"director\"} | 422 unknown-property #/signedBy unknown-property",
                "stop | {\"by\":\"NURSE\"} | 422 enum #/by enum",
                "completion | {} | 409 state",
                "escort-departure | {\"fromSite\":false} | 409 escort-not-here"
            })
    void wrong_input_is_named_and_changes_nothing(String use, String body, String problem) {
        var before = journalled();
        assertThat(ask(use, body.replace("VIAL", vial))).isEqualTo(problem);
        assertThat(journalled()).isEqualTo(before);
    }

    @Test
    void a_vial_past_its_date_or_of_something_else_is_not_received() {
        assertThat(nurse.post("/vials", receipt("ROC", "2026-03-01")).problem()).isEqualTo("409 vial-expired");
        var water = receipt("ROC", "2027-01-31").replace("ketamine", "WATER");
        assertThat(nurse.post("/vials", water).problem()).isEqualTo("422 enum #/drug enum");
        var loud = receipt("ROC", "2027-01-31").replace("ketamine", "KETAMINE");
        assertThat(nurse.post("/vials", loud).json().path("drug").asString()).isEqualTo("ketamine");
    }

    /** Fifty milligrams in a millilitre that were typed as five would be drawn tenfold. */
    @ParameterizedTest
    @CsvSource({
        "ketamine, 9999, 422 concentration #/concentrationMicrogramsPerMl concentration",
        "ketamine, 10000, '201 '",
        "ketamine, 10001, 422 concentration #/concentrationMicrogramsPerMl concentration",
        "ketamine, 5000, 422 concentration #/concentrationMicrogramsPerMl concentration",
        "ketamine, 50000, '201 '",
        "ketamine, 100000, '201 '",
        "ketamine, 140000, 422 concentration #/concentrationMicrogramsPerMl concentration",
        "ketamine, 500000, 422 concentration #/concentrationMicrogramsPerMl concentration",
        "ketamine, 0, 422 concentration #/concentrationMicrogramsPerMl concentration",
        "ketamine, -10000, 422 concentration #/concentrationMicrogramsPerMl concentration",
        "esketamine, 140000, '201 '",
        "esketamine, 139999, 422 concentration #/concentrationMicrogramsPerMl concentration",
        "esketamine, 10000, 422 concentration #/concentrationMicrogramsPerMl concentration",
        "esketamine, 50000, 422 concentration #/concentrationMicrogramsPerMl concentration",
        "esketamine, 100000, 422 concentration #/concentrationMicrogramsPerMl concentration"
    })
    void a_vial_has_a_concentration_in_which_its_drug_is_made(String drug, int microgramsPerMl, String answer) {
        var vialOf = receipt("ROC", "2027-01-31").replace("ketamine", drug).replace("50000,", microgramsPerMl + ",");

        assertThat(nurse.post("/vials", vialOf).problem()).isEqualTo(answer);
    }

    /** Rule K1: drug that was received twice on paper would be missed at the next count; a second vial of a lot is one that somebody says is. */
    @Test
    void a_second_vial_of_a_lot_is_said_to_be_another() {
        var first = receipt("ROC", "2027-01-31");
        assertThat(nurse.post("/vials", first).status()).isEqualTo(201);

        assertThat(nurse.post("/vials", first).problem()).isEqualTo("409 same-vial");
        assertThat(nurse.post("/vials", first.replace("\"L-", "\" l-").replace("\",\"exp", " \",\"exp"))
                        .problem())
                .as("in small letters and with spaces")
                .isEqualTo("409 same-vial");
        assertThat(nurse.post("/vials", first.replace("\"L-", "\"M-")).status()).isEqualTo(201);
        assertThat(nurse.post("/vials", first.replaceAll("\"L-[^\"]*\"", "\" \""))
                        .problem())
                .isEqualTo("422 blank #/lot blank");
        assertThat(nurse.post("/vials", first.replace("}", ",\"anotherOfSameLot\":true}"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void a_vial_for_another_site_is_not_received_here() {
        assertThat(nurse.post("/vials", receipt("BUF", "2027-01-31")).status()).isEqualTo(403);
    }

    @TestFactory
    Stream<DynamicTest> every_endpoint_answers_every_role_of_every_site_as_it_may() {
        var arrival = "{\"escortId\":\"%s\",\"inRoom\":true}".formatted(escort);
        var verified = "{\"escortId\":\"%s\",\"identified\":true,\"fitToDrive\":true}".formatted(escort);
        var rescue =
                "{\"kind\":\"ANTIEMETIC\",\"drug\":\"ondansetron\",\"orderedBy\":\"doctor.roc\",\"givenAt\":\"%s\"}"
                        .formatted(clock.instant());
        return AccessMatrix.of("session-service", port)
                .with("id", session)
                .asking("GET /sessions", "?site=ROC&date=2026-03-02")
                .asking("GET /vials", "?site=ROC")
                .asking("GET /drug-discrepancies", "?site=ROC")
                .sending("POST /vials", receipt("ROC", "2027-01-31"))
                .sending("POST /sessions/{id}/preparation", preparation(vial, 80_000, 500))
                .sendingUnwitnessed("POST /sessions/{id}/preparation-discard", waste(40_000))
                .sending("POST /sessions/{id}/dose-sign-off", "{\"microgramsPerKg\":500}")
                .sending("POST /sessions/{id}/escort-arrival", arrival)
                .sending("POST /sessions/{id}/escort-departure", "{\"fromSite\":false}")
                .sending("POST /sessions/{id}/escort-verification", verified)
                .sending("POST /sessions/{id}/vitals", vitals(CALM))
                .sending("POST /sessions/{id}/start", "{\"plannedMinutes\":40}")
                .sending("POST /sessions/{id}/pause", "{\"by\":\"PATIENT\"}")
                .sending("POST /sessions/{id}/resume", "{\"by\":\"doctor.roc\"}")
                .sending("POST /sessions/{id}/stop", "{\"by\":\"PATIENT\"}")
                .sending("POST /sessions/{id}/completion", "{}")
                .sending("POST /sessions/{id}/rescue-medication", rescue)
                .sendingUnwitnessed("POST /sessions/{id}/waste", waste(1))
                .sending("POST /sessions/{id}/discharge-score", "{\"aldrete\":10,\"padss\":10}")
                .sending("POST /sessions/{id}/abortion", "{\"reason\":\"the patient went home\"}")
                .tests();
    }

    private String seat2(PatientToken token) {
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

    private void makeReady() {
        post("preparation", preparation(vial, 80_000, 500));
        post("escort-arrival", "{\"escortId\":\"%s\",\"inRoom\":true}".formatted(escort));
        chart(CALM);
    }

    private void start() {
        makeReady();
        assertThat(post("start", "{\"plannedMinutes\":40}").path("state").asString())
                .isEqualTo("INFUSING");
    }

    private void chart(String readings) {
        post("vitals", vitals(readings));
    }

    private String vitals(String readings) {
        return "{\"takenAt\":\"%s\",\"source\":\"MONITOR\",%s}".formatted(clock.instant(), readings);
    }

    private String receive(String expiry) {
        var answer = nurse.post("/vials", receipt("ROC", expiry));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer.json().path("id").asString();
    }

    private static String receipt(String site, String expiry) {
        return """
                {"site":"%s","drug":"ketamine","lot":"L-%s","expiresOn":"%s","concentrationMicrogramsPerMl":50000,"micrograms":500000}""".formatted(site, UUID.randomUUID(), expiry);
    }

    private String prepareFrom(String from) {
        return nurse.post(path("preparation"), preparation(from, 80_000, 500)).problem();
    }

    private static String preparation(String vial, int weight, int perKg) {
        return """
                {"vialId":"%s","weightGrams":%d,"microgramsPerKg":%d,"identityConfirmedByTwoFactors":true}""".formatted(vial, weight, perKg);
    }

    private static String waste(long micrograms) {
        return "{\"micrograms\":%d}".formatted(micrograms);
    }

    private Api.Answer wasted(long micrograms, String witness) {
        return witnessed(nurse, "nurse.roc", "waste", micrograms, witness);
    }

    private Api.Answer discarded(long micrograms, String witness) {
        return witnessed(nurse, "nurse.roc", "preparation-discard", micrograms, witness);
    }

    private Api.Answer witnessed(Api who, String by, String use, long micrograms, String witness) {
        var key = newKey();
        return who.with(WITNESS, signed(micrograms, witness, by, key)).post(path(use), waste(micrograms), key);
    }

    private Api.Answer wasted(long micrograms, String key, String signature) {
        return nurse.with(WITNESS, signature).post(path("waste"), waste(micrograms), key);
    }

    private String signed(long micrograms, String witness, String by, String key) {
        return TestTokens.witness(witness, "NURSE", "ROC", session, micrograms, by, key);
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    private String path(String use) {
        return "/sessions/" + session + "/" + use;
    }

    private JsonNode post(String use, String body) {
        var answer = nurse.post(path(use), body);
        assertThat(answer.status()).as(use + " " + answer.response().body()).isEqualTo(200);
        return answer.json();
    }

    private String ask(String use, String body) {
        return nurse.post(path(use), body).problem();
    }

    private static List<String> codes(JsonNode answer) {
        return answer.path("unmet")
                .valueStream()
                .map(each -> each.path("code").asString())
                .toList();
    }

    private static String accountOf(JsonNode view) {
        return view.at("/drugAccount/state").asString() + " "
                + view.at("/drugAccount/unaccounted").asLong();
    }

    private List<String> discrepancies() {
        return nurse.get("/drug-discrepancies?site=ROC")
                .json()
                .valueStream()
                .map(each -> each.path("sessionId").asString())
                .toList();
    }

    private List<String> journalled() {
        return types("session/" + session);
    }

    private List<String> ledger() {
        return types("vial/" + vial);
    }

    private List<String> types(String stream) {
        return jdbc
                .sql("select type from journal where stream = ? order by sequence")
                .param(stream)
                .query(String.class)
                .list()
                .stream()
                .map(type -> type.replaceAll("chairside\\.session\\.(.*)\\.v1", "$1"))
                .toList();
    }

    private void inTransaction(Runnable work) {
        ScopedValue.where(Cause.CURRENT, new Cause("system/session-service", null))
                .run(() -> inbox.run(work));
    }
}
