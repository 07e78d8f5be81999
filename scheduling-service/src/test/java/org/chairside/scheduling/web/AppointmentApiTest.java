package org.chairside.scheduling.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.scheduling.web.Clinic.booking;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.chairside.scheduling.appointment.KnownPatients;
import org.chairside.test.ChairsideTest;
import org.chairside.test.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** Appointments over HTTP, and every wrong thing that can be asked of them (rows D of docs/bad-input.md). */
@ChairsideTest
@Import(ClinicClockOfTheTest.class)
@TestPropertySource(properties = "chairside.limits.rate-limited=false")
class AppointmentApiTest {

    private static final LocalDateTime TOMORROW_10 = LocalDateTime.parse("2026-06-02T10:00");
    private static final LocalDateTime TODAY_10 = LocalDateTime.parse("2026-06-01T10:00");

    @LocalServerPort
    private int port;

    @Autowired
    private KnownPatients patients;

    @Autowired
    private SettableClock clock;

    private Clinic clinic;

    @BeforeEach
    void monday_morning_at_eight() {
        showOnTheWall(TODAY_10.minusHours(2));
        clinic = new Clinic(port, patients);
    }

    @Test
    void a_booking_is_answered_with_its_place_and_version() {
        var booked = clinic.rochesterDesk.post(
                "/appointments", booking(clinic.newPatient(), "ROC", clinic.newChair("ROC"), TOMORROW_10));

        assertThat(booked.status()).isEqualTo(201);
        assertThat(booked.header("ETag")).isEqualTo("\"1\"");
        var read = clinic.rochesterDesk.get(booked.header("Location"));
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.json()).isEqualTo(booked.json());
        assertThat(read.json().path("start").asString()).isEqualTo("2026-06-02T14:00:00Z");
        assertThat(read.json().path("end").asString()).isEqualTo("2026-06-02T16:00:00Z");
        assertThat(read.json().path("localStart").asString()).startsWith("2026-06-02T10:00");
        assertThat(read.json().path("zone").asString()).isEqualTo("America/New_York");
        assertThat(read.json().path("seriesNumber").asInt()).isEqualTo(1);
    }

    @Test
    void a_visit_goes_from_booking_to_the_chair_on_the_board() {
        var visit = clinic.newVisit(TODAY_10);

        var confirmed =
                clinic.rochesterDesk.post("/appointments/" + visit + "/confirmation", "{\"channel\":\"PHONE\"}");
        assertThat(confirmed.json().path("state").asString()).isEqualTo("CONFIRMED");
        showOnTheWall(TODAY_10.plusMinutes(3));
        var arrived = clinic.rochesterDesk.post("/appointments/" + visit + "/check-in", "");
        assertThat(arrived.json().path("state").asString()).isEqualTo("CHECKED_IN");
        assertThat(arrived.header("ETag")).isEqualTo("\"3\"");

        var board = clinic.rochesterDesk.get("/board?site=ROC&date=2026-06-01").json();
        assertThat(board.path("asOf").asString()).isNotEmpty();
        assertThat(board.path("chairs").valueStream())
                .anySatisfy(chair ->
                        assertThat(chair.path("occupiedBy").asString("")).isEqualTo(visit));

        var turnedAway =
                clinic.rochesterNurse.post("/appointments/" + visit + "/non-treatment", "{\"reasons\":[\"FASTING\"]}");
        assertThat(turnedAway.json().path("state").asString()).isEqualTo("NOT_TREATED");
    }

    @Test
    void a_patient_who_comes_after_a_no_show_is_still_checked_in() {
        var visit = clinic.newVisit(TODAY_10);
        assertThat(clinic.rochesterDesk
                        .post("/appointments/" + visit + "/no-show", "")
                        .problem())
                .isEqualTo("409 late-grace-not-over");

        showOnTheWall(TODAY_10.plusMinutes(15));
        assertThat(clinic.rochesterDesk
                        .post("/appointments/" + visit + "/no-show", "")
                        .status())
                .isEqualTo(200);
        showOnTheWall(TODAY_10.plusMinutes(20));
        var arrived = clinic.rochesterDesk.post("/appointments/" + visit + "/check-in", "");

        assertThat(arrived.json().path("state").asString()).isEqualTo("CHECKED_IN");
    }

    @Test
    void nobody_is_checked_in_on_another_day() {
        var visit = clinic.newVisit(TOMORROW_10);

        assertThat(clinic.rochesterDesk
                        .post("/appointments/" + visit + "/check-in", "")
                        .problem())
                .isEqualTo("409 not-today");
    }

    @Test
    void the_day_of_a_site_lists_its_visits() {
        var visit = clinic.newVisit(TOMORROW_10);

        var day = clinic.rochesterDesk
                .get("/appointments?site=ROC&date=2026-06-02")
                .json();

        assertThat(day.valueStream())
                .anySatisfy(listed -> assertThat(listed.path("id").asString()).isEqualTo(visit));
        assertThat(clinic.buffaloDesk
                        .get("/appointments?site=ROC&date=2026-06-02")
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "not-a-uuid, 400",
        "00000000-0000-0000-0000-000000000000, 400",
        "6b2f7d9e-0c53-4b43-9d0e-1f3d6a0b7c11, 404"
    })
    void d1_an_id_that_is_none_and_one_that_nobody_has(String id, int status) {
        assertThat(clinic.rochesterDesk.get("/appointments/" + id).status()).isEqualTo(status);
    }

    @Test
    void d1_another_sites_visit_is_as_unknown_as_one_that_does_not_exist() {
        var visit = clinic.newVisit(TOMORROW_10);
        var unknown =
                clinic.buffaloDesk.get("/appointments/" + UUID.randomUUID()).json();
        var foreign = clinic.buffaloDesk.get("/appointments/" + visit).json();

        assertThat(foreign.path("status").asInt()).isEqualTo(404);
        assertThat(foreign.path("code")).isEqualTo(unknown.path("code"));
        assertThat(foreign.path("detail")).isEqualTo(unknown.path("detail"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "\"2026-02-30T10:00\",       422 date-time #/localStart date-time",
                "\"2026-06-02T24:61\",       422 date-time #/localStart date-time",
                "\"0000-06-02T10:00\",       422 date-time #/localStart date-time",
                "\"9999-06-02T10:00\",       422 date-time #/localStart date-time",
                "\"infinity\",               422 date-time #/localStart date-time",
                "\"2026-06-02T10:00+25:00\", 422 date-time #/localStart date-time",
                "null,                       422 required #/localStart required",
                "\"2027-03-14T02:30\",       422 nonexistent-local-time #/localStart nonexistent-local-time",
                "\"2026-11-01T01:30\",       422 ambiguous-local-time #/localStart ambiguous-local-time",
                "\"2026-06-02T22:30\",       422 interval #/localStart interval",
                "\"2026-06-01T07:59\",       422 past #/localStart past",
                "\"2029-06-01T10:00\",       422 horizon #/localStart horizon"
            })
    void d2_to_d6_a_start_that_cannot_be(String localStart, String problem) {
        var wish = booking(clinic.newPatient(), "ROC", clinic.newChair("ROC"), localStart);

        assertThat(clinic.rochesterDesk.post("/appointments", wish).problem()).isEqualTo(problem);
    }

    @ParameterizedTest
    @CsvSource({"-04:00, 2026-11-01T05:30:00Z", "-05:00, 2026-11-01T06:30:00Z"})
    void d4_the_offset_says_which_of_two_hours_is_meant(String offset, String start) {
        var wish = """
                {"patient":"%s","site":"ROC","chairId":"%s","protocol":"MOOD","localStart":"2026-11-01T01:30","offset":"%s"}""".formatted(clinic.newPatient(), clinic.newChair("ROC"), offset);

        assertThat(clinic.rochesterDesk
                        .post("/appointments", wish)
                        .json()
                        .path("start")
                        .asString())
                .isEqualTo(start);
    }

    @Test
    void d13_a_visit_is_cancelled_once_and_the_same_key_gets_the_same_answer() {
        var visit = clinic.newVisit(TOMORROW_10);
        var key = UUID.randomUUID().toString();
        var first = clinic.cancel(visit, key);

        assertThat(first.status()).isEqualTo(200);
        assertThat(clinic.cancel(visit, key).json()).isEqualTo(first.json());
        var again = clinic.cancel(visit, UUID.randomUUID().toString());
        assertThat(again.problem()).isEqualTo("409 state");
        assertThat(again.json().at("/unmet/0/code").asString()).isEqualTo("cancelled");
    }

    @Test
    void d18_of_two_who_book_one_slot_in_the_same_moment_one_gets_it_and_the_other_hears_what_is_free() {
        var chair = clinic.newChair("ROC");
        var freeChair = clinic.newChair("ROC");
        var answers = IntStream.range(0, 8)
                .mapToObj(_ -> booking(clinic.newPatient(), "ROC", chair, TOMORROW_10.plusDays(7)))
                .toList()
                .stream()
                .map(wish -> CompletableFuture.supplyAsync(() -> clinic.rochesterDesk.post("/appointments", wish)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .hasSize(7)
                .allSatisfy(answer -> {
                    assertThat(answer.problem()).isEqualTo("409 slot-taken");
                    assertThat(answer.json()
                                    .at("/alternatives/chairs")
                                    .valueStream()
                                    .map(free -> free.asString()))
                            .contains(freeChair)
                            .doesNotContain(chair);
                    assertThat(answer.json().at("/alternatives/starts/0").asString())
                            .startsWith("2026-06-09T12:00");
                });
    }

    @Test
    void a_patient_nobody_registered_and_a_chair_of_another_site_are_not_booked() {
        var chair = clinic.newChair("ROC");

        assertThat(clinic.rochesterDesk
                        .post("/appointments", booking(UUID.randomUUID().toString(), "ROC", chair, TOMORROW_10))
                        .problem())
                .isEqualTo("409 patient-unknown");
        assertThat(clinic.rochesterDesk
                        .post("/appointments", booking(clinic.newPatient(), "ROC", clinic.newChair("BUF"), TOMORROW_10))
                        .problem())
                .isEqualTo("422 unknown #/chairId unknown");
    }

    @Test
    void d3_the_interval_holds_across_sites() {
        var patient = clinic.newPatient();
        clinic.rochesterDesk.post("/appointments", booking(patient, "ROC", clinic.newChair("ROC"), TOMORROW_10));

        var tooSoon = clinic.buffaloDesk.post(
                "/appointments", booking(patient, "BUF", clinic.newChair("BUF"), TOMORROW_10.plusDays(1)));
        assertThat(tooSoon.problem()).isEqualTo("409 interval-too-short");
        assertThat(tooSoon.json().at("/unmet/0/rule").asString()).isEqualTo("D3");

        var second = clinic.buffaloDesk.post(
                "/appointments", booking(patient, "BUF", clinic.newChair("BUF"), TOMORROW_10.plusDays(2)));
        assertThat(second.json().path("seriesNumber").asInt()).isEqualTo(2);
    }

    @Test
    void d20_a_key_is_needed_once_and_for_one_command() {
        var wish = booking(clinic.newPatient(), "ROC", clinic.newChair("ROC"), TOMORROW_10);
        var other = booking(clinic.newPatient(), "ROC", clinic.newChair("ROC"), TOMORROW_10);
        var key = UUID.randomUUID().toString();

        assertThat(clinic.rochesterDesk.postWithoutKey("/appointments", wish).status())
                .isEqualTo(400);
        assertThat(clinic.rochesterDesk
                        .post("/appointments", wish, "k".repeat(5 * 1024))
                        .status())
                .isEqualTo(400);
        var booked = clinic.rochesterDesk.post("/appointments", wish, key);
        assertThat(booked.status()).isEqualTo(201);
        var repeated = clinic.rochesterDesk.post("/appointments", wish, key);
        assertThat(repeated.status()).isEqualTo(201);
        assertThat(repeated.json()).isEqualTo(booked.json());
        assertThat(clinic.rochesterDesk.post("/appointments", other, key).status())
                .isEqualTo(422);
    }

    @Test
    void d22_a_body_neither_widens_the_token_nor_sets_what_the_service_decides() {
        var wish = booking(clinic.newPatient(), "BUF", clinic.newChair("BUF"), TOMORROW_10);

        assertThat(clinic.rochesterDesk.post("/appointments", wish).status()).isEqualTo(403);
        assertThat(clinic.buffaloDesk
                        .post("/appointments", wish.replace("{", "{\"version\":7,"))
                        .problem())
                .isEqualTo("422 unknown-property #/version unknown-property");
        assertThat(clinic.buffaloDesk
                        .post("/appointments", wish.replace("{", "{\"bookedBy\":\"director\","))
                        .problem())
                .isEqualTo("422 unknown-property #/bookedBy unknown-property");
    }

    private void showOnTheWall(LocalDateTime rochesterTime) {
        clock.set(rochesterTime.atZone(ZoneId.of("America/New_York")).toInstant());
    }
}
