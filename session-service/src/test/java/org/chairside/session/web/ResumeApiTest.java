package org.chairside.session.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.Protocol;
import org.chairside.session.PatientLocks;
import org.chairside.session.facts.KnownClearance.Standing;
import org.chairside.test.Api;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A pump that stands, over HTTP: who may order it to run on, and what must still hold. */
class ResumeApiTest extends SessionOverHttp {

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

    @Test
    void why_the_pump_runs_on_is_kept_here() {
        settled();
        post("resume", "{\"by\":\"doctor.roc\",\"reason\":\"the patient asks for it\"}");

        inTransaction(() -> assertThat(jdbc.sql("select note from session_note where session = ?::uuid")
                        .param(session)
                        .query(String.class)
                        .list())
                .containsExactly("the patient asks for it"));
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

    private void worksToday(String person, String role, String site) {
        assertThat(new Api(port, person, role, site).get("/vials?site=" + site).status())
                .isIn(200, 403);
    }
}
