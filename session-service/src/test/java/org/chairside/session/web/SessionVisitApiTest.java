package org.chairside.session.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.chairside.contracts.Protocol;
import org.chairside.session.facts.KnownClearance;
import org.chairside.test.Api;
import org.chairside.test.TestTokens;
import org.junit.jupiter.api.Test;

/** A visit over HTTP, from the chair to the door, and what is written down of it afterwards. */
class SessionVisitApiTest extends SessionOverHttp {

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
        assertThat(jdbc.sql(
                                "select convert_from(data, 'UTF8') from journal where stream = ? order by sequence desc limit 1")
                        .param("session/" + session)
                        .query(String.class)
                        .single())
                .as("a minute before midnight on the wall of the site (rule E4)")
                .contains("2026-03-03T04:59:00Z");
        assertThat(jdbc.sql("""
                        select distinct coalesce(headers ->> 'policyVersion', 'none') from journal
                        where stream = ? and type not like '%.session-planned.%'
                        """).param("session/" + session).query(String.class).list())
                .as("each decision says by which policy it was taken")
                .containsExactly("1");
        clock.advance(Duration.ofSeconds(1));
        assertThat(ask("vitals", vitals(CALM))).isEqualTo("409 state");
        assertThat(ask("discharge", "")).isEqualTo("409 state");
        var read = nurse.get("/sessions/" + session);
        assertThat(read.header("ETag")).isEqualTo("\"" + journalled().size() + "\"");
        assertThat(nurse.get("/sessions?site=ROC&date=2026-03-02").json().valueStream())
                .anyMatch(each -> each.path("id").asString().equals(session));
    }

    /** Rule C5: a weight far from that of the last visit is weighed again or confirmed, wherever that was. */
    @Test
    void a_weight_far_from_the_last_visits_is_confirmed_first() {
        post("preparation", preparation(vial, 80_000, 500));
        session = seat2(patient);

        assertThat(ask("preparation", preparation(vial, 96_001, 400))).isEqualTo("409 confirm-required");
        assertThat(ask("preparation", preparation(vial, 96_000, 400))).isEqualTo(DONE);
    }

    @Test
    void sessions_are_asked_for_by_day_or_by_visit_and_not_by_both() {
        var byDay = "/sessions?site=ROC&date=2026-03-02";

        assertThat(nurse.get(byDay).status()).isEqualTo(200);
        assertThat(nurse.get(byDay + "&appointment=" + UUID.randomUUID()).status())
                .isEqualTo(400);
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
}
