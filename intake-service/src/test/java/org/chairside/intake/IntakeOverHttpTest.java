package org.chairside.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.intake.Cast.PHOENIX;
import static org.chairside.intake.Cast.ROCHESTER;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.ClearanceId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.intake.booking.Booking;
import org.chairside.intake.booking.Bookings;
import org.chairside.intake.clearance.OpenIntake;
import org.chairside.intake.clearance.OpenIntakeHandler;
import org.chairside.intake.patient.Patients;
import org.chairside.intake.site.Site;
import org.chairside.intake.site.Sites;
import org.chairside.journal.inbox.Transactions;
import org.chairside.test.AccessMatrix;
import org.chairside.test.Api;
import org.chairside.test.Api.Answer;
import org.chairside.test.ChairsideTest;
import org.chairside.test.FrozenDocument;
import org.chairside.test.SettableClock;
import org.chairside.test.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;
import org.springframework.test.context.TestPropertySource;

/** The whole service: a file from registration to the day of the visit, who may see it, and what bad input comes to. */
@ChairsideTest
@TestPropertySource(properties = "chairside.limits.rate-limited=false")
@ExtendWith(OutputCaptureExtension.class)
class IntakeOverHttpTest {

    private static final Site BUFFALO = Cast.site("BUF", "America/New_York", "NY", Map.of());
    private static final String NIL = "00000000-0000-0000-0000-000000000000";
    private static final String ATTESTED = "\"reportedBy\":\"PATIENT\",\"attestedComplete\":true}";
    private static final String SIGNATURE = "{\"protocol\":\"MOOD\",\"documentVersion\":\"2026-01\"}";

    /** At noon no visit of this class crosses midnight. */
    private static final Instant NOON = Cast.at(ROCHESTER, LocalDateTime.of(2026, 6, 1, 12, 0));

    /** The clinic clock of this class. */
    @TestConfiguration(proxyBeanMethods = false)
    static class AtNoon {

        @Bean
        @Primary
        SettableClock testClock() {
            return new SettableClock(NOON);
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private Sites sites;

    @Autowired
    private Bookings bookings;

    @Autowired
    private Patients patients;

    @Autowired
    private OpenIntakeHandler openIntake;

    @Autowired
    private Transactions inbox;

    @Autowired
    private ScheduledAnnotationBeanPostProcessor timers;

    @Autowired
    private SettableClock clock;

    @Autowired
    private JdbcClient jdbc;

    private Api nurse;
    private Api prescriber;

    @BeforeEach
    void the_sites_are_open() {
        for (var site : List.of(ROCHESTER, BUFFALO, PHOENIX)) {
            sites.open(site.code(), site.zone(), site.state());
            sites.publish(site.policy());
        }
        nurse = Api.of(port, "NURSE", "ROC");
        prescriber = Api.of(port, "PRESCRIBER", "ROC");
    }

    @Test
    void a_file_goes_from_registration_to_the_day_of_the_visit() {
        var registered = nurse.post("/patients", person("Ada Lovelace"));
        assertThat(registered.status()).as(registered.toString()).isEqualTo(201);
        assertThat(registered.etag()).isEqualTo("\"1\"");
        var patient = "/patients/" + registered.text("token");
        assertThat(registered.response().headers().firstValue("Location")).contains(patient);
        assertThat(nurse.get(patient).text("name")).isEqualTo("Ada Lovelace");

        var visit = book(registered.text("token"), ROCHESTER);
        var clearance = "/clearances/" + clearanceOf(patient);
        assertThat(nurse.post(clearance + "/submission", "").unmet())
                .containsExactly("M5 medication-list-missing", "C2 consent-missing");

        assertThat(nurse.get(patient + "/medications").etag()).isEqualTo("\"0\"");
        assertThat(put(patient, "\"0\"", "sertraline", "lorazepam 1 mg").text("version"))
                .isEqualTo("1");
        assertThat(nurse.post(patient + "/consents", SIGNATURE).status()).isEqualTo(201);
        assertThat(nurse.post(clearance + "/submission", "").text("state")).isEqualTo("SUBMITTED");
        assertThat(prescriber
                        .post(clearance + "/approval", "{\"maxDoseMicrogramsPerKg\":500}")
                        .unmet())
                .containsExactly("M2 medications-not-reviewed");
        var cleared = prescriber.post(
                clearance + "/approval", "{\"maxDoseMicrogramsPerKg\":500,\"reviewedMedicationListVersion\":1}");
        assertThat(cleared.text("state")).as(cleared.toString()).isEqualTo("CLEARED");
        assertThat(cleared.json()
                        .path("approval")
                        .path("maxDoseMicrogramsPerKg")
                        .asInt())
                .isEqualTo(500);

        var escort = nurse.post(patient + "/escorts", "{\"name\":\"Grace\",\"adult\":true,\"fitToDrive\":true}")
                .text("id");
        var passed = nurse.post("/day-of-checks/" + visit, answers(Duration.ofHours(5), escort));
        assertThat(passed.text("result")).as(passed.toString()).isEqualTo("PASSED");

        put(patient, "\"1\"", "sertraline", "lorazepam 1 mg", "Aminophylline");
        assertThat(nurse.get(clearance).text("state")).isEqualTo("SUSPENDED");
        assertThat(nurse.get(clearance).json().at("/triggers/0").asString()).isEqualTo("MEDICATION_CHANGED");
        var failed = nurse.post("/day-of-checks/" + visit, answers(Duration.ofHours(5), escort));
        assertThat(failed.text("result")).isEqualTo("FAILED");
        assertThat(failed.unmet()).containsExactly("M1 theophylline-or-aminophylline", "C1 clearance-suspended");
        assertThat(failed.json().path("treatmentExcludedToday").asBoolean()).isTrue();
        var again = nurse.post("/day-of-checks/" + visit, answers(Duration.ofHours(5), escort));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("code")).isEqualTo("treatment-excluded");
        assertThat(prescriber
                        .post(
                                clearance + "/approval",
                                "{\"maxDoseMicrogramsPerKg\":500,\"reviewedMedicationListVersion\":2}")
                        .unmet())
                .containsExactly("M1 theophylline-or-aminophylline");
    }

    @Test
    void who_ate_three_hours_ago_is_told_the_rule() {
        var patient = registered();
        var visit = book(patient, ROCHESTER);

        var answer = nurse.post("/day-of-checks/" + visit, answers(Duration.ofMinutes(175), null));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.unmet()).contains("F1 food-too-recent", "C1 clearance-draft", "E2 escort-not-named");
    }

    @Test
    void a_withdrawn_consent_is_shown_and_cannot_be_withdrawn_twice() {
        var consents = "/patients/" + registered() + "/consents";
        nurse.post(consents, SIGNATURE);

        assertThat(nurse.post(consents + "/MOOD/withdrawal", "").status()).isEqualTo(200);
        assertThat(nurse.get(consents + "/MOOD").text("withdrawnAt")).isNotEmpty();
        var again = nurse.post(consents + "/MOOD/withdrawal", "");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.unmet()).containsExactly("C2 consent-missing");
        assertThat(nurse.get(consents + "/PAIN").status()).isEqualTo(404);
    }

    @Test
    void clearances_are_found_by_the_state_they_wait_in_and_only_where_the_patient_is_seen() {
        var patient = registered();
        book(patient, ROCHESTER);

        var mine = prescriber.get("/clearances?state=DRAFT").json();
        var phoenix =
                Api.of(port, "PRESCRIBER", "PHX").get("/clearances?state=DRAFT").json();

        assertThat(mine.valueStream().map(clearance -> clearance.path("patient").asString()))
                .contains(patient);
        assertThat(phoenix.valueStream()
                        .map(clearance -> clearance.path("patient").asString()))
                .doesNotContain(patient);
    }

    @Test
    void an_approval_over_the_cap_is_not_acceptable() {
        var answer = prescriber.post(
                "/clearances/" + submitted() + "/approval",
                "{\"maxDoseMicrogramsPerKg\":50000,\"reviewedMedicationListVersion\":1}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.errors()).containsExactly("#/maxDoseMicrogramsPerKg dose-cap");
    }

    @Test
    void an_ended_validity_is_told_though_nobody_is_signed_in() {
        var clearance = cleared(submitted());
        clock.advance(Duration.ofDays(400));
        try {
            timers.getScheduledTasks()
                    .forEach(timer -> timer.getTask().getRunnable().run());
        } finally {
            clock.set(NOON);
        }

        assertThat(jdbc.sql("select type from journal where stream = ? order by sequence")
                        .param("clearance/" + clearance)
                        .query(String.class)
                        .list())
                .endsWith("chairside.intake.clearance-expired.v1");
    }

    @Test
    void what_one_site_learns_suspends_what_was_opened_for_a_visit_at_another() {
        var clearance = cleared(submitted());
        var patient = nurse.get("/clearances/" + clearance).text("patient");
        book(patient, BUFFALO);

        var changed = Api.of(port, "NURSE", "BUF")
                .put("/patients/" + patient + "/medications", "{\"medications\":[]," + ATTESTED, "\"1\"");

        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        assertThat(nurse.get("/clearances/" + clearance).text("state")).isEqualTo("SUSPENDED");
    }

    private String cleared(String clearance) {
        var answer = prescriber.post(
                "/clearances/" + clearance + "/approval",
                "{\"maxDoseMicrogramsPerKg\":500,\"reviewedMedicationListVersion\":1}");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return clearance;
    }

    @Test
    void visits_booked_before_a_revocation_are_no_dead_end() {
        var revoked = "/clearances/" + cleared(submitted());
        var patient = nurse.get(revoked).text("patient");
        assertThat(nurse.post(revoked + "/new-file", "").problem()).isEqualTo("409 state");
        prescriber.post(revoked + "/revocation", "");

        var opened = nurse.post(revoked + "/new-file", "");

        assertThat(opened.status()).as(opened.toString()).isEqualTo(201);
        assertThat(opened.header("Location")).isEqualTo("/clearances/" + opened.text("id"));
        assertThat(opened.text("state")).isEqualTo("DRAFT");
        assertThat(clearanceOf("/patients/" + patient)).isEqualTo(opened.text("id"));
        assertThat(nurse.post(revoked + "/new-file", "").problem()).isEqualTo("409 state");
        assertThat(nurse.post("/clearances/" + opened.text("id") + "/submission", "")
                        .text("state"))
                .isEqualTo("SUBMITTED");
    }

    @Test
    void without_a_visit_ahead_nobody_needs_a_new_file() {
        var revoked = "/clearances/" + cleared(submitted());
        prescriber.post(revoked + "/revocation", "");
        clock.advance(Duration.ofHours(15));
        try {
            assertThat(nurse.post(revoked + "/new-file", "").problem()).isEqualTo("409 no-visit-ahead");
        } finally {
            clock.set(NOON);
        }
    }

    @Test
    void a_prescriber_without_a_licence_where_the_chain_is_cannot_clear() {
        var stranger = new Api(
                port,
                org.chairside.test.TestTokens.licensed("prescriber.x", "PRESCRIBER", List.of("ROC"), List.of("CA")));

        assertThat(stranger.post(
                                "/clearances/" + submitted() + "/approval",
                                "{\"maxDoseMicrogramsPerKg\":500,\"reviewedMedicationListVersion\":1}")
                        .unmet())
                .containsExactly("P1 prescriber-not-licensed");
    }

    @TestFactory
    Stream<DynamicTest> every_endpoint_answers_every_role_of_every_site_as_it_may() {
        var patient = registered();
        put("/patients/" + patient, "\"0\"", "sertraline");
        nurse.post("/patients/" + patient + "/consents", SIGNATURE);
        var grace = "{\"name\":\"Grace\",\"adult\":true,\"fitToDrive\":true}";
        var escort = nurse.post("/patients/" + patient + "/escorts", grace).text("id");
        var visit = book(patient, BUFFALO);
        return AccessMatrix.of("intake-service", port)
                .between("BUF", "PHX")
                .with("token", patient)
                .with("id", clearanceOf("/patients/" + patient))
                .withAt("GET /patients/{token}/escorts/{id}", "id", escort)
                .with("appointmentId", visit)
                .with("protocol", "MOOD", "MOOD")
                .answeringEverySite("GET /clearances", "?state=DRAFT")
                .sending("POST /patients", person("Ada").replace("ROC", "BUF"))
                .sending("PUT /patients/{token}/medications", "{\"medications\":[]," + ATTESTED)
                .sending("POST /patients/{token}/consents", SIGNATURE)
                .sending("POST /patients/{token}/escorts", grace)
                .sending("POST /clearances/{id}/approval", "{\"maxDoseMicrogramsPerKg\":500}")
                .sending("POST /day-of-checks/{appointmentId}", answers(Duration.ofHours(5), null))
                .tests();
    }

    /** The patient of Rochester who is treated in Buffalo is seen at home too; the visit is Buffalo's alone. */
    @Test
    void the_home_site_sees_its_patient_and_not_the_visit_elsewhere() {
        var patient = registered();
        var visit = book(patient, BUFFALO);

        assertThat(nurse.get("/patients/" + patient).status()).isEqualTo(200);
        assertThat(nurse.get("/clearances/" + clearanceOf("/patients/" + patient))
                        .status())
                .isEqualTo(200);
        assertThat(nurse.post("/day-of-checks/" + visit, answers(Duration.ofHours(5), null))
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FRONT_DESK", "NURSE", "PRESCRIBER", "SITE_MANAGER"})
    void a_patient_is_registered_at_ones_own_site_only(String role) {
        var caller = Api.of(port, role, "BUF");

        assertThat(caller.post("/patients", person("Ada")).status()).isEqualTo(403);
        assertThat(Api.of(port, role, "ROC").post("/patients", person("Ada")).status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MEDICAL_DIRECTOR", "VIAL_LEAD", "PRIVACY_OFFICER", "OPS"})
    void others_register_nobody(String role) {
        assertThat(Api.of(port, role, "ROC").post("/patients", person("Ada")).status())
                .isEqualTo(403);
    }

    @Test
    void without_a_token_nothing_is_answered() {
        var stranger = new Api(port, "no-token");

        assertThat(stranger.get("/patients/" + UUID.randomUUID()).status()).isEqualTo(401);
        assertThat(stranger.get("/clearances?state=DRAFT").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"not-a-uuid, 400", NIL + ", 400", "5e550000-0000-4000-8000-000000000009, 404"})
    void d1_an_id_is_an_id(String id, int status) {
        assertThat(nurse.get("/patients/" + id).status()).isEqualTo(status);
        assertThat(nurse.get("/clearances/" + id).status()).isEqualTo(status);
        assertThat(nurse.post("/day-of-checks/" + id, answers(Duration.ofHours(5), null))
                        .status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "24:61", "infinity", "1980-01-01T00:00:00Z", "tomorrow"})
    void d2_a_date_is_a_date(String date) {
        assertRefused(person("Ada").replace("1981-05-17", date), "#/birthDate date-time");
    }

    @Test
    void d7_a_patient_is_a_living_adult() {
        var today = LocalDate.ofInstant(NOON, ROCHESTER.zone());

        assertRefused(born(today.plusDays(1)), "#/birthDate range");
        assertRefused(born(today.minusYears(123)), "#/birthDate range");
        assertRefused(born(today.minusYears(140)), "#/birthDate date-time");
        assertRefused(born(today.minusYears(18).plusDays(1)), "#/birthDate policy-age");
        assertThat(nurse.post("/patients", born(today.minusYears(18))).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {"none, 428", "'\"7\"', 412", "'W/\"0\"', 400", "*, 400", "0, 400"})
    void d19_a_list_is_changed_by_who_has_seen_it(String ifMatch, int status) {
        var path = "/patients/" + registered() + "/medications";
        var body = "{\"medications\":[]," + ATTESTED;
        var answer = ifMatch == null ? nurse.putWithoutVersion(path, body) : nurse.put(path, body, ifMatch);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    }

    @Test
    void d20_a_command_has_a_key_and_one_meaning() {
        assertThat(nurse.postWithoutKey("/patients", person("Ada")).status()).isEqualTo(400);
        assertThat(nurse.post("/patients", person("Ada"), "k".repeat(5_000)).status())
                .isEqualTo(400);

        var key = UUID.randomUUID().toString();
        var first = nurse.post("/patients", person("Ada"), key);
        assertThat(nurse.post("/patients", person("Ada"), key).body()).isEqualTo(first.body());
        assertThat(nurse.post("/patients", person("Eve"), key).status()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"call-me-maybe", "1234567890123456789012345678901234567890", "", "+1"})
    void d21_a_phone_number_is_one(String phone) {
        assertThat(refused(person("Ada").replace("+15855550100", phone)))
                .allMatch(error -> error.startsWith("#/phone"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada@example.org\\r\\nBcc: all@example.org", "ada@home@example.org", "ada", "@", ""})
    void d21_an_address_is_one(String address) {
        assertThat(refused(person("Ada").replace("ada@example.org", address)))
                .allMatch(error -> error.startsWith("#/email"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"role", "signedBy", "version", "token", "@class"})
    void d22_nobody_sets_what_the_service_decides(String property) {
        assertRefused(
                person("Ada").replace("{\"name\"", "{\"" + property + "\":\"x\",\"name\""),
                "#/" + property + " unknown-property");
    }

    @Test
    void j6_what_is_missing_is_named_all_at_once() {
        assertThat(refused("{\"name\":null}"))
                .containsExactlyInAnyOrder(
                        "#/name required", "#/birthDate required", "#/language required", "#/homeSite required");
        assertThat(refused(person("   "))).allMatch(error -> error.startsWith("#/name"));
    }

    @Test
    void an_answer_from_the_future_is_no_answer() {
        var visit = book(registered(), ROCHESTER);
        var tomorrow = NOON.plus(Duration.ofDays(1));
        var body =
                "{\"lastFoodAt\":\"%s\",\"lastClearLiquidAt\":\"%<s\",\"lastAlcoholOrThcAt\":\"%<s\",\"medicationsReattested\":true}"
                        .formatted(tomorrow);

        assertThat(nurse.post("/day-of-checks/" + visit, body).errors())
                .containsExactly("#/lastFoodAt future", "#/lastClearLiquidAt future", "#/lastAlcoholOrThcAt future");
    }

    @ParameterizedTest
    @CsvSource({
        "'', #/lastAlcoholOrThcAt required",
        "'\"noAlcoholOrThc\":false,', #/lastAlcoholOrThcAt required",
        "'\"noAlcoholOrThc\":true,\"lastAlcoholOrThcAt\":\"2026-06-01T10:00:00Z\",', #/noAlcoholOrThc contradiction"
    })
    void what_nobody_asked_about_alcohol_is_no_answer(String said, String error) {
        var visit = book(registered(), ROCHESTER);
        var fasted = NOON.minus(Duration.ofHours(5));
        var body = "{\"lastFoodAt\":\"%1$s\",\"lastClearLiquidAt\":\"%1$s\",%2$s\"medicationsReattested\":true}"
                .formatted(fasted, said);

        var answer = nurse.post("/day-of-checks/" + visit, body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.errors()).containsExactly(error);
    }

    @Test
    void alcohol_within_a_day_fails_the_check_and_no_alcohol_does_not() {
        var visit = book(registered(), ROCHESTER);
        var fasted = NOON.minus(Duration.ofHours(5));
        var body = "{\"lastFoodAt\":\"%1$s\",\"lastClearLiquidAt\":\"%1$s\",%2$s,\"medicationsReattested\":true}";

        var none = nurse.post("/day-of-checks/" + visit, body.formatted(fasted, "\"noAlcoholOrThc\":true"));
        assertThat(none.unmet()).doesNotContain("M4 alcohol-or-thc-too-recent");
        var wine = nurse.post(
                "/day-of-checks/" + visit, body.formatted(fasted, "\"lastAlcoholOrThcAt\":\"" + fasted + "\""));
        assertThat(wine.unmet()).contains("M4 alcohol-or-thc-too-recent");
        assertThat(wine.json().path("treatmentExcludedToday").asBoolean()).isTrue();
    }

    @Test
    void row_d14_a_patient_is_not_the_own_escort() {
        var answer = nurse.post(
                "/patients/" + registered() + "/escorts",
                "{\"name\":\"Ada\",\"phone\":\"+15855550100\",\"adult\":true,\"fitToDrive\":true}");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text("code")).isEqualTo("escort-is-patient");
    }

    @Test
    void a_list_that_nobody_attests_is_not_taken() {
        var answer = nurse.put(
                "/patients/" + registered() + "/medications",
                "{\"medications\":[{\"name\":\" \"}],\"reportedBy\":\"NEIGHBOUR\",\"attestedComplete\":false}",
                "\"0\"");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.errors()).anyMatch(error -> error.startsWith("#/reportedBy"));
    }

    @Test
    void what_is_refused_changes_nothing() {
        var before = count("patient");
        var events = count("journal");

        nurse.post("/patients", person("Ada").replace("1981-05-17", "2020-01-01"));
        nurse.post("/patients", person("Ada").replace("\"ROC\"", "\"BUF\""));
        nurse.post("/patients", "{");

        assertThat(count("patient")).isEqualTo(before);
        assertThat(count("journal")).isEqualTo(events);
    }

    @Test
    void no_name_is_in_an_error_a_log_or_an_event(CapturedOutput output) {
        var canary = "Zyxwvcanary";
        var token = nurse.post("/patients", person(canary).replace("ada@", canary + "@"))
                .text("token");
        var patient = "/patients/" + token;
        put(patient, "\"0\"", canary);
        nurse.post(patient + "/escorts", "{\"name\":\"" + canary + "\",\"adult\":true,\"fitToDrive\":true}");

        var errors = Stream.of(
                nurse.post("/patients", person(canary).replace("1981-05-17", canary)),
                nurse.post("/patients", person(canary).replace("+15855550100", canary)),
                nurse.post("/patients", person(canary).replace("ada@example.org", canary)),
                nurse.post("/patients", person(canary).replace("\"en\"", "\"" + canary + "\"")),
                nurse.post("/patients", person(canary).replace("\"ROC\"", "\"" + canary + "\"")),
                nurse.post("/patients", person(canary).replace("homeSite", canary)),
                nurse.post("/patients", person(canary) + canary),
                nurse.post("/patients", person("\\u202E" + canary)),
                put(patient, "\"0\"", canary, canary + "2"),
                nurse.post(patient + "/escorts", "{\"name\":\"" + canary + "\",\"adult\":\"" + canary + "\"}"),
                nurse.get("/patients/" + canary),
                nurse.get("/clearances?state=" + canary),
                nurse.post("/day-of-checks/" + UUID.randomUUID(), "{\"lastFoodAt\":\"" + canary + "\"}"));

        assertThat(errors).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.toString()).isBetween(400, 499);
            // a name that the client made up for a property may come back as the pointer to it, and nowhere else
            assertThat(answer.body().replace("#/" + canary, "")).doesNotContain(canary);
        });
        assertThat(output.getAll()).doesNotContain(canary);
        assertThat(jdbc.sql("select count(*) from journal where position(:canary in convert_from(data, 'UTF8')) > 0"
                                + " or headers::text like '%' || :canary || '%'")
                        .param("canary", canary)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void the_trace_that_a_request_belongs_to_goes_on_in_the_journal() throws Exception {
        var trace = UUID.randomUUID().toString().replace("-", "");
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/patients"))
                .header("Authorization", "Bearer " + TestTokens.of("nurse.roc", "NURSE", "ROC"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", trace)
                .header("traceparent", "00-" + trace + "-b7ad6b7169203331-01")
                .POST(HttpRequest.BodyPublishers.ofString(person("Ada")));

        try (var http = HttpClient.newHttpClient()) {
            assertThat(http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(201);
        }

        assertThat(jdbc.sql("select type from journal where headers ->> 'traceparent' like ?")
                        .param("00-" + trace + "-%")
                        .query(String.class)
                        .list())
                .contains("chairside.intake.patient-registered.v1");
    }

    @Test
    void the_published_document_changes_only_when_somebody_means_it() {
        FrozenDocument.check(port, "intake-service");
    }

    @Test
    void nobody_becomes_two_patients_unless_somebody_looked() {
        var once = unconfirmed("Ada King", "1950-02-03");
        var token = nurse.post("/patients", once).text("token");

        var again = nurse.post("/patients", once.replace("Ada King", "KING, Áda"));
        assertThat(again.problem()).as(again.toString()).isEqualTo("409 possible-duplicate");
        assertThat(again.json().at("/patients/0").asString()).isEqualTo(token);
        assertThat(again.json().path("patients")).hasSize(1);

        assertThat(nurse.post("/patients", once.replace("1950-02-03", "1950-02-04"))
                        .status())
                .isEqualTo(201);
        assertThat(nurse.post("/patients", confirmed(once)).status()).isEqualTo(201);
    }

    @Test
    void another_site_learns_that_somebody_is_known_and_not_who() {
        var token =
                nurse.post("/patients", unconfirmed("Ada Secret", "1950-03-04")).text("token");
        var phoenix = Api.of(port, "FRONT_DESK", "PHX");
        var there = unconfirmed("Ada Other", "1950-03-04").replace("\"ROC\"", "\"PHX\"");

        var unseen = phoenix.post("/patients", there);
        assertThat(unseen.problem()).as(unseen.toString()).isEqualTo("409 possible-duplicate");
        assertThat(unseen.json().path("patients")).isEmpty();
        assertThat(unseen.body()).doesNotContain(token).doesNotContain("Secret").doesNotContain("ROC");

        book(token, PHOENIX);
        assertThat(phoenix.post("/patients", there).json().at("/patients/0").asString())
                .isEqualTo(token);
    }

    @Test
    void two_desks_that_register_one_person_at_once_make_one_patient() throws Exception {
        var body = unconfirmed("Ada Twice", "1950-04-05");
        var both = List.<Callable<Answer>>of(
                () -> nurse.post("/patients", body), () -> prescriber.post("/patients", body));
        try (var desks = Executors.newFixedThreadPool(2)) {
            var statuses = desks.invokeAll(both).stream()
                    .map(answer -> answer.resultNow().status())
                    .sorted()
                    .toList();

            assertThat(statuses).containsExactly(201, 409);
        }
    }

    private String registered() {
        return nurse.post("/patients", person("Ada")).text("token");
    }

    private String submitted() {
        var patient = registered();
        book(patient, ROCHESTER);
        put("/patients/" + patient, "\"0\"", "sertraline");
        nurse.post("/patients/" + patient + "/consents", SIGNATURE);
        var clearance = clearanceOf("/patients/" + patient);
        assertThat(nurse.post("/clearances/" + clearance + "/submission", "").text("state"))
                .isEqualTo("SUBMITTED");
        return clearance;
    }

    private Answer put(String patient, String ifMatch, String... medications) {
        var items = Stream.of(medications)
                .map(name -> "{\"name\":\"" + name + "\"}")
                .toList();
        return nurse.put(patient + "/medications", "{\"medications\":" + items + "," + ATTESTED, ifMatch);
    }

    private String clearanceOf(String patient) {
        return nurse.get(patient + "/clearances").json().get(0).path("id").asString();
    }

    /** What the booking's event does; the way of an event through Kafka is tested with the whole house. */
    private String book(String patient, Site site) {
        var visit = AppointmentId.random();
        var token = PatientToken.of(patient);
        inbox.run(() -> {
            bookings.add(new Booking(
                    visit,
                    token,
                    site.code(),
                    Protocol.MOOD,
                    NOON.plus(Duration.ofHours(2)),
                    UUID.randomUUID(),
                    Booking.State.BOOKED));
            patients.showTo(site.code(), token);
            openIntake.handle(new OpenIntake(ClearanceId.random(), token, Protocol.MOOD, visit));
        });
        return visit.toString();
    }

    private static String person(String name) {
        return "{\"name\":\"" + name + "\",\"birthDate\":\"1981-05-17\",\"email\":\"ada@example.org\","
                + "\"phone\":\"+15855550100\",\"language\":\"en\",\"homeSite\":\"ROC\",\"confirmedDifferent\":true}";
    }

    private static String unconfirmed(String name, String birthDate) {
        return person(name).replace("1981-05-17", birthDate).replace(",\"confirmedDifferent\":true", "");
    }

    private static String confirmed(String unconfirmed) {
        return unconfirmed.replace("}", ",\"confirmedDifferent\":true}");
    }

    private static String born(LocalDate date) {
        return person("Ada").replace("1981-05-17", date.toString());
    }

    /** Two hours before the start, the patient tells when the last meal was, counted from that start. */
    private static String answers(Duration foodBeforeStart, String escort) {
        var start = NOON.plus(Duration.ofHours(2));
        return "{\"lastFoodAt\":\"%s\",\"lastClearLiquidAt\":\"%s\",\"noAlcoholOrThc\":true,\"medicationsReattested\":true,\"escortId\":%s}"
                .formatted(
                        start.minus(foodBeforeStart),
                        start.minus(Duration.ofMinutes(150)),
                        escort == null ? "null" : "\"" + escort + "\"");
    }

    private void assertRefused(String body, String error) {
        assertThat(refused(body)).containsExactly(error);
    }

    private List<String> refused(String body) {
        var answer = nurse.post("/patients", body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.errors()).isNotEmpty();
        return answer.errors();
    }

    private int count(String table) {
        var rows = new AtomicInteger();
        inbox.run(() -> rows.set(
                jdbc.sql("select count(*) from " + table).query(Integer.class).single()));
        return rows.get();
    }
}
