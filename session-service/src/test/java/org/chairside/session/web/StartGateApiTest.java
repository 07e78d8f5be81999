package org.chairside.session.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.ChairId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.session.PatientLocks;
import org.chairside.session.facts.KnownClearance.Standing;
import org.chairside.session.facts.KnownDayOfCheck;
import org.chairside.session.startgate.Pressure;
import org.chairside.test.Api;
import org.chairside.test.Policies;
import org.junit.jupiter.api.Test;

/** The start gate over HTTP, behind the knowledge barrier. */
class StartGateApiTest extends SessionOverHttp {

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

    /** Rule C2: what was given at this visit clouds what is signed at it. */
    @Test
    void a_consent_that_was_signed_after_a_sedative_is_none() {
        makeReady();
        post("rescue-medication", """
                {"kind":"OTHER","drug":"midazolam","micrograms":2000,"orderedBy":"prescriber.roc","givenAt":"%s"}""".formatted(clock.instant()));
        assertThat(nurse.post(path("start-gate"), "").unmet()).isEmpty();

        inTransaction(() -> facts.consentSigned(patient, Protocol.MOOD, clock.instant()));

        assertThat(nurse.post(path("start-gate"), "").unmet()).containsExactly("C2 consent-after-sedative");
    }

    @Test
    void no_bolus_is_started() {
        makeReady();
        assertThat(nurse.post(path("start"), "{\"plannedMinutes\":1}").unmet())
                .containsExactly("P3 infusion-too-short");
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
}
