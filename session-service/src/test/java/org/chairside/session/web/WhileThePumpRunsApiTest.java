package org.chairside.session.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.session.StopParty;
import org.chairside.session.facts.KnownSite;
import org.chairside.test.Policies;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A running infusion over HTTP: what a reading does to it, and what the clock alone brings. */
class WhileThePumpRunsApiTest extends SessionOverHttp {

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

    @Test
    void vitals_that_are_overdue_are_noticed_though_nobody_is_signed_in() {
        start();
        clock.advance(Duration.ofMinutes(30));

        timers.getScheduledTasks()
                .forEach(timer -> timer.getTask().getRunnable().run());

        assertThat(journalled()).contains("alarm-raised");
    }

    /** 5.4: who waits for the escort is watched until the door. */
    @Test
    void a_patient_who_is_ready_to_leave_is_watched_on() {
        start();
        clock.advance(Duration.ofMinutes(40));
        post("completion", "{}");
        for (var set = 0; set < 3; set++) {
            clock.advance(Duration.ofMinutes(15));
            chart(CALM);
        }
        assertThat(post("discharge-score", "{\"aldrete\":10,\"padss\":10}")
                        .path("state")
                        .asString())
                .isEqualTo("READY_FOR_DISCHARGE");
        clock.advance(Duration.ofMinutes(17));

        timers.getScheduledTasks()
                .forEach(timer -> timer.getTask().getRunnable().run());

        assertThat(nurse.get("/sessions/" + session).text("state")).isEqualTo("RECOVERY");
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
}
