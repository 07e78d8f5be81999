package org.chairside.console.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What a form begins with, what becomes of it when it is not taken, and what a page does without a service. */
class FormsOnPagesTest extends OneVisit {

    static final String AT_THE_CHAIR = "/sessions/" + SESSION;

    @Test
    void sent_again_because_nobody_knows_it_says_the_same_to_the_microsecond() throws Exception {
        var key = UUID.randomUUID().toString();
        SERVICES.answers("POST " + AT_THE_CHAIR + "/rescue-medication", 503, "{}");
        assertThat(show(rescue(key), "nurse.roc", 503)).contains(key);
        var first = SERVICES.last("POST");

        SERVICES.answers("POST " + AT_THE_CHAIR + "/rescue-medication", session("INFUSING"));
        web.perform(as("nurse.roc", rescue(key))).andExpect(redirectedUrl(AT_THE_CHAIR));
        var second = SERVICES.last("POST");

        assertThat(first.body()).contains("givenAt");
        saysTheSame(first, second);
    }

    @Test
    void what_was_refused_is_dated_anew_and_bears_its_key_again() throws Exception {
        var key = UUID.randomUUID().toString();
        SERVICES.answers("POST " + AT_THE_CHAIR + "/rescue-medication", 409, problem("state"));
        assertThat(show(rescue(key), "nurse.roc", 409)).contains(key);
        var first = SERVICES.last("POST");

        show(rescue(key), "nurse.roc", 409);
        var second = SERVICES.last("POST");

        assertThat(second.idempotencyKey()).isEqualTo(first.idempotencyKey());
        assertThat(second.body()).isNotEqualTo(first.body());
    }

    @Test
    void what_is_still_being_saved_keeps_its_key_and_its_time() throws Exception {
        var key = UUID.randomUUID().toString();
        SERVICES.answers("POST " + AT_THE_CHAIR + "/rescue-medication", 409, problem("idempotency-key-in-use"));
        assertThat(show(rescue(key), "nurse.roc", 409))
                .contains("This is still being saved.")
                .contains(key);
        var first = SERVICES.last("POST");

        show(rescue(key), "nurse.roc", 409);
        saysTheSame(first, SERVICES.last("POST"));
    }

    @Test
    void who_changed_what_was_saved_already_is_told_so_and_charts_nothing_twice() throws Exception {
        var key = UUID.randomUUID().toString();
        SERVICES.answers("POST " + AT_THE_CHAIR + "/rescue-medication", 422, problem("idempotency-key-reused"));
        assertThat(show(rescue(key), "nurse.roc", 409))
                .contains("This was saved already")
                .doesNotContain("Nothing was saved")
                .contains("data-testid=\"as-it-is-now\"")
                .contains(key);
    }

    @Test
    void while_the_pump_runs_no_other_service_can_take_the_stop_button_away() throws Exception {
        SERVICES.answers("GET " + AT_THE_CHAIR, session("INFUSING"))
                .answers("GET /patients/" + PATIENT, 503, "{}")
                .answers("GET /patients/" + PATIENT + "/escorts", 503, "{}")
                .answers("GET /vials?site=ROC", 503, "{}");
        assertThat(show(get(AT_THE_CHAIR), "nurse.roc", 200))
                .contains("data-testid=\"stop\"", "data-testid=\"pause\"", "data-testid=\"vitals\"")
                .contains("data-testid=\"who-unknown\"");
        assertThat(SERVICES.asked)
                .extracting(StandIn.Asked::path)
                .containsExactlyInAnyOrder(AT_THE_CHAIR, "/patients/" + PATIENT);
    }

    @Test
    void a_list_that_nobody_can_tell_is_said_beside_its_box() throws Exception {
        SERVICES.answers("GET /patients/" + PATIENT + "/escorts", 503, "{}");
        assertThat(show(get(AT_THE_CHAIR), "nurse.roc", 200))
                .contains("What there is to choose cannot be seen just now")
                .contains("data-testid=\"vitals\"");
    }

    @Test
    void an_empty_list_says_why_and_where_to_go() throws Exception {
        SERVICES.answers("GET /patients/" + PATIENT + "/escorts", "[]").answers("GET /vials?site=ROC", "[]");
        assertThat(show(get(AT_THE_CHAIR), "nurse.roc", 200))
                .contains("Nobody has named an escort for this patient.")
                .contains("href=\"/patients/" + PATIENT + "\"")
                .contains("This site has no vial that holds drug and has not expired.")
                .contains("href=\"/vials\"");
    }

    @Test
    void a_folded_form_that_picks_from_a_list_opens_on_a_page_of_its_own() throws Exception {
        SERVICES.answers("GET " + AT_THE_CHAIR, session("INFUSING"));
        assertThat(show(get(AT_THE_CHAIR), "nurse.roc", 200))
                .contains("href=\"" + AT_THE_CHAIR + "/escort-arrives#form-escort-arrives\"")
                .doesNotContain("data-testid=\"escort-arrives\"");
        assertThat(show(get(AT_THE_CHAIR + "/escort-arrives"), "nurse.roc", 200))
                .contains("data-testid=\"escort-arrives\"")
                .contains(">Luis</option>");
    }

    /** Whoever was sedated and is not treated leaves with an escort too. */
    @ParameterizedTest
    @ValueSource(strings = {"PLANNED", "PREPARED"})
    void who_was_given_something_before_the_start_can_be_let_out_with_an_escort(String state) throws Exception {
        var toTheDoor = "href=\"" + AT_THE_CHAIR + "/verify-escort#form-verify-escort\"";
        SERVICES.answers("GET " + AT_THE_CHAIR, session(state));
        assertThat(show(get(AT_THE_CHAIR), "nurse.roc", 200)).doesNotContain(toTheDoor);

        SERVICES.answers("GET " + AT_THE_CHAIR, session(state).replace("\"plannedMinutes\"", """
                "rescues":[{"givenAt":"2026-03-02T13:55:00Z","orderedBy":"prescriber.roc",
                  "medication":{"kind":"BENZODIAZEPINE","drug":"midazolam","micrograms":2000}}],"plannedMinutes\""""));

        assertThat(show(get(AT_THE_CHAIR), "nurse.roc", 200)).contains(toTheDoor);
    }

    @Test
    void alertness_is_looked_at_and_never_there_beforehand() throws Exception {
        assertThat(input(show(get(AT_THE_CHAIR), "nurse.roc", 200), "vitals-moaas"))
                .contains("required")
                .contains("value=\"\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sessions/" + SESSION, "/visits/" + VISIT, "/clearances/" + CLEARANCE})
    void a_page_on_which_something_is_done_to_a_person_names_the_person(String path) throws Exception {
        assertThat(show(get(path), "prescriber.roc", 200))
                .contains("<title>Ana &lt;b&gt;Perez – ")
                .contains("<span data-testid=\"who-name\">Ana &lt;b&gt;Perez</span>")
                .contains("born February 3, 1980");
    }

    @Test
    void at_the_chair_the_chair_is_named_too() throws Exception {
        assertThat(show(get(AT_THE_CHAIR), "nurse.roc", 200)).contains("<strong>Chair 2</strong>");
        assertThat(show(get("/visits/" + VISIT), "frontdesk.roc", 200)).contains("<strong>Chair 2</strong>");
    }

    @Test
    void who_may_not_read_patients_is_told_no_name_and_led_to_none() throws Exception {
        assertThat(show(get("/clearances/" + CLEARANCE), "director", 200))
                .doesNotContain("Perez")
                .doesNotContain("href=\"/patients/");
    }

    @Test
    void what_was_charted_meanwhile_comes_with_the_state() throws Exception {
        assertThat(show(get(AT_THE_CHAIR + "/state?seen=PLANNED"), "nurse.roc", 200))
                .containsPattern("id=\"charted\"[^>]*hx-swap-oob=\"true\"")
                .contains("data-testid=\"vitals-table\"")
                .contains("120/80 mmHg");
        assertThat(show(get(AT_THE_CHAIR), "nurse.roc", 200))
                .containsOnlyOnce("id=\"charted\"")
                .doesNotContain("hx-swap-oob");
    }

    @Test
    void a_warning_symptom_and_agitation_stand_in_the_chart_when_they_were_noted() throws Exception {
        assertThat(show(get(AT_THE_CHAIR), "nurse.roc", 200))
                .contains(">5 of 5</span>")
                .doesNotContain("chest pain</strong>");
        SERVICES.answers(
                "GET " + AT_THE_CHAIR,
                session("INFUSING").replace("\"moaas\":5", "\"moaas\":5,\"rass\":2,\"redFlags\":[\"CHEST_PAIN\"]"));

        assertThat(show(get(AT_THE_CHAIR), "nurse.roc", 200))
                .contains(">5 of 5, RASS 2</span>")
                .contains("chest pain</strong>");
    }

    @Test
    void nothing_that_must_be_chosen_stands_chosen_but_who_stops_and_what_measured() throws Exception {
        SERVICES.answers("GET " + AT_THE_CHAIR, session("INFUSING"));
        var infusing = show(get(AT_THE_CHAIR), "nurse.roc", 200);
        assertThat(select(infusing, "rescue-kind"))
                .contains("<option value=\"\">")
                .doesNotContain("selected");
        assertThat(select(infusing, "stop-by")).contains("value=\"PATIENT\" selected");
        assertThat(select(infusing, "vitals-source")).contains("value=\"MONITOR\" selected");

        var visit = show(get("/visits/" + VISIT), "nurse.roc", 200);
        assertThat(select(visit, "cancel-reason"))
                .contains("<option value=\"\">")
                .doesNotContain("selected");
    }

    @Test
    void where_there_is_one_thing_to_choose_it_is_chosen() throws Exception {
        assertThat(select(show(get(AT_THE_CHAIR), "nurse.roc", 200), "prepare-vialId"))
                .doesNotContain("value=\"\"")
                .contains("Ketamine, 10 mg per mL, lot L1, 164 mg on hand, expires Jan 31, 2099");
    }

    @Test
    void an_expired_vial_is_not_offered_and_is_marked_on_the_shelf() throws Exception {
        SERVICES.answers("GET /vials?site=ROC", """
                [{"id":"%s","site":"ROC","drug":"ketamine","lot":"OLD","expiresOn":"2020-01-31","concentrationMicrogramsPerMl":10000,
                  "received":200000,"onHand":200000,"drawn":0,"given":0,"wasted":0}]""".formatted(VIAL));
        assertThat(select(show(get(AT_THE_CHAIR), "nurse.roc", 200), "prepare-vialId"))
                .doesNotContain("OLD");
        assertThat(show(get("/vials"), "nurse.roc", 200)).contains("OLD").contains("data-testid=\"expired\"");
    }

    @Test
    void a_second_thought_is_asked_only_when_the_service_has_doubts() throws Exception {
        assertThat(show(get(AT_THE_CHAIR), "nurse.roc", 200)).doesNotContain("weightConfirmed");
        SERVICES.answers("POST " + AT_THE_CHAIR + "/preparation", 409, problem("confirm-required"));
        assertThat(show(preparation(), "nurse.roc", 409)).contains("name=\"weightConfirmed\"");
        SERVICES.answers("POST " + AT_THE_CHAIR + "/preparation", 409, problem("vial-expired"));
        assertThat(show(preparation(), "nurse.roc", 409)).doesNotContain("weightConfirmed");
    }

    @Test
    void whether_it_is_another_person_is_asked_once_the_chain_seems_to_know_the_patient() throws Exception {
        assertThat(show(get("/patients/new"), "frontdesk.roc", 200)).doesNotContain("confirmedDifferent");
        SERVICES.answers("POST /patients", 409, problem("possible-duplicate"));
        var registration = post("/patients/new/register")
                .param("key", UUID.randomUUID().toString())
                .param("name", "Ada King")
                .param("birthDate", "1980-02-03")
                .param("language", "en")
                .param("homeSite", "ROC");

        assertThat(show(registration, "frontdesk.roc", 409)).contains("name=\"confirmedDifferent\"");
    }

    @ParameterizedTest
    @CsvSource({"state, 409", "stale-version, 412"})
    void who_was_overtaken_is_led_to_the_page_as_it_is_now(String code, int status) throws Exception {
        SERVICES.answers("POST " + AT_THE_CHAIR + "/rescue-medication", status, problem(code));
        assertThat(show(rescue(UUID.randomUUID().toString()), "nurse.roc", 409))
                .containsPattern("data-testid=\"as-it-is-now\"[^>]*href=\"" + AT_THE_CHAIR + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u20AC", "\"3\"\r\nX-Forged: 1", "*", "3", "\"\""})
    void a_version_that_no_page_has_shown_is_not_sent_on(String version) throws Exception {
        show(medications(version), "nurse.roc", 403);
    }

    @Test
    void a_list_that_somebody_else_saved_is_shown_beside_what_was_typed_and_saved_against_its_version()
            throws Exception {
        SERVICES.answers("PUT /patients/" + PATIENT + "/medications", 412, problem("stale-version"));
        assertThat(show(medications("\"2\""), "nurse.roc", 409))
                .contains("name=\"version\" value=\"&quot;3&quot;\"")
                .contains(">aspirin</textarea>")
                .containsPattern("data-testid=\"meanwhile\".*sertraline");
    }

    @Test
    void nobody_s_change_is_overwritten_by_who_was_not_told_of_it() throws Exception {
        SERVICES.answers("PUT /patients/" + PATIENT + "/medications", 422, problem("validation"));
        assertThat(show(medications("\"2\""), "nurse.roc", 409))
                .contains("name=\"version\" value=\"&quot;2&quot;\"")
                .doesNotContain("data-testid=\"meanwhile\"");
    }

    @Test
    void while_the_site_s_clock_is_unknown_a_typed_time_is_not_taken_and_now_is() throws Exception {
        jdbc.sql("delete from site").update();
        SERVICES.answers("POST " + AT_THE_CHAIR + "/vitals", session("PLANNED"));
        assertThat(show(vitals(UUID.randomUUID().toString()).param("takenAt", "2026-03-02T09:30"), "nurse.roc", 422))
                .contains("The site&#39;s clock is not known yet");
        assertThat(SERVICES.asked).extracting(StandIn.Asked::method).doesNotContain("POST");

        web.perform(vitals(UUID.randomUUID().toString()).param("takenAt", "")).andExpect(redirectedUrl(AT_THE_CHAIR));
    }

    @Test
    void a_prescriber_reads_the_time_of_the_site_by_its_name() throws Exception {
        theBoardShows("BOOKED");
        SERVICES.answers("GET /clearances/" + CLEARANCE, """
                {"id":"%s","version":1,"state":"CLEARED","patient":"%s","protocol":"MOOD","openedFor":"%s","approval":{"version":1,
                 "validUntil":"2026-06-01T02:00:00Z","allowedStates":["NY"],"maxDoseMicrogramsPerKg":500}}""".formatted(CLEARANCE, PATIENT, VISIT));
        assertThat(show(get("/clearances/" + CLEARANCE), "prescriber.roc", 200))
                .contains("May 31, 2026")
                .contains("New York time")
                .doesNotContain("UTC");
        assertThat(show(get("/clearances/" + CLEARANCE).locale(Locale.of("es")), "prescriber.roc", 200))
                .contains("hora de Nueva York");
    }

    @Test
    void a_visit_that_went_on_says_so() throws Exception {
        assertThat(show(get("/visits/" + VISIT + "/state?seen=BOOKED"), "nurse.roc", 200))
                .doesNotContain("data-testid=\"gone-on\"");
        assertThat(show(get("/visits/" + VISIT + "/state?seen=CONFIRMED"), "nurse.roc", 200))
                .contains("data-testid=\"gone-on\"");
    }

    @Test
    void the_check_is_next_only_when_the_patient_is_cleared() throws Exception {
        SERVICES.answers("GET /appointments/" + VISIT, appointment("CHECKED_IN"));
        theBoardShows("CHECKED_IN");
        assertThat(show(get("/visits/" + VISIT), "nurse.roc", 200))
                .contains("Next: Clearance")
                .contains("href=\"/clearances/" + CLEARANCE + "\"")
                .doesNotContain("class=\"tag\"");

        theConsoleKnows(
                "clearance (clearance_id, patient, protocol, state)",
                "'%s', '%s', 'MOOD', 'CLEARED'".formatted(CLEARANCE, PATIENT));
        assertThat(show(get("/visits/" + VISIT), "nurse.roc", 200))
                .contains("Next: Day-of check")
                .contains("class=\"tag\"");
    }

    @Test
    void what_the_last_check_and_the_last_gate_found_stays_on_the_page() throws Exception {
        theBoardShows("CHECKED_IN");
        theConsoleKnows("day_of_check (appointment_id, result)", "'" + VISIT + "', 'FAILED'");
        theConsoleKnows(
                "infusion (session_id, appointment_id, state, gate, gate_failed)",
                "'%s', '%s', 'PLANNED', 'CLOSED', '{E1,V1}'".formatted(SESSION, VISIT));
        assertThat(show(get("/visits/" + VISIT), "nurse.roc", 200))
                .contains("The last day-of check was not passed.")
                .contains("Escort during the infusion")
                .contains("Baseline vitals");
        assertThat(show(get(AT_THE_CHAIR), "nurse.roc", 200)).contains("data-testid=\"gate-closed\"");
    }

    @Test
    void the_front_desk_records_the_escort_on_the_page_it_may_open() throws Exception {
        theBoardShows("CHECKED_IN");
        SERVICES.answers("GET /appointments/" + VISIT, appointment("CHECKED_IN"))
                .answers("POST " + AT_THE_CHAIR + "/escort-arrival", "{}");
        assertThat(show(get("/visits/" + VISIT), "frontdesk.roc", 200)).doesNotContain("escort-arrives");

        theConsoleKnows(
                "infusion (session_id, appointment_id, state)", "'%s', '%s', 'PLANNED'".formatted(SESSION, VISIT));
        assertThat(show(get("/visits/" + VISIT), "frontdesk.roc", 200))
                .contains("folded-escort-arrives")
                .doesNotContain("href=\"/sessions/");
        web.perform(as("frontdesk.roc", post("/visits/" + VISIT + "/escort-arrives"))
                        .param("key", UUID.randomUUID().toString())
                        .param("escortId", ESCORT))
                .andExpect(redirectedUrl("/visits/" + VISIT));
        assertThat(SERVICES.last("POST").path()).isEqualTo(AT_THE_CHAIR + "/escort-arrival");
    }

    @Test
    void the_vial_lead_wastes_on_a_page_the_lead_may_open() throws Exception {
        SERVICES.answers("GET /drug-discrepancies?site=ROC", """
                        [{"sessionId":"%s","sessionState":"CLOSED","drugAccount":
                          {"state":"OPEN","drawn":36000,"given":30000,"wasted":1000,"unaccounted":5000}}]""".formatted(SESSION))
                .answers("POST " + AT_THE_CHAIR + "/waste", session("CLOSED"));
        assertThat(show(get("/vials"), "viallead.roc", 200)).contains("href=\"/vials/open/" + SESSION + "\"");
        assertThat(show(get("/vials/open/" + SESSION), "viallead.roc", 200))
                .contains("5 mg")
                .contains("action=\"/vials/open/" + SESSION + "/waste\"");
        web.perform(as("viallead.roc", post("/vials/open/" + SESSION + "/waste"))
                        .param("key", UUID.randomUUID().toString())
                        .param("micrograms", "5")
                        .param("witness", "nurse.roc")
                        .param("witnessPassword", "count the drops"))
                .andExpect(redirectedUrl("/vials"));
        assertThat(SERVICES.last("POST").path()).isEqualTo(AT_THE_CHAIR + "/waste");
    }

    @Test
    void what_is_wrong_with_one_half_of_a_field_is_said_too() throws Exception {
        SERVICES.answers("POST /appointments", 422, """
                {"status":422,"code":"chair-unknown","detail":"…","errors":[{"pointer":"#/chairId","code":"unknown","detail":"…"}]}""");
        assertThat(show(
                        post("/patients/" + PATIENT + "/book")
                                .param("key", UUID.randomUUID().toString())
                                .param("chair", "ROC/" + CHAIR)
                                .param("localStart", "2026-03-02T09:00")
                                .param("protocol", "MOOD"),
                        "nurse.roc",
                        422))
                .contains("This is not open, or the service has not heard of it yet.");
    }

    @Test
    void a_box_says_its_range_with_its_unit() throws Exception {
        SERVICES.answers("GET " + AT_THE_CHAIR, session("PLANNED"));
        assertThat(show(get(AT_THE_CHAIR), "nurse.roc", 200))
                .contains("from 0.001 to 10 mg per kg")
                .contains("from 50 to 260 mmHg");
    }

    @Test
    void to_resume_the_prescriber_is_asked_for_by_that_name() throws Exception {
        SERVICES.answers("GET " + AT_THE_CHAIR, session("PAUSED"));
        assertThat(show(get(AT_THE_CHAIR), "nurse.roc", 200))
                .containsPattern("<label for=\"resume-by\">Ordered by")
                .contains("The username of the prescriber.");
    }

    @Test
    void for_the_last_food_the_day_stands_there_and_the_time_is_asked() throws Exception {
        SERVICES.answers("GET /appointments/" + VISIT, appointment("CHECKED_IN"))
                .answers("POST /day-of-checks/" + VISIT, "{\"result\":\"PASSED\",\"unmet\":[]}");
        var page = show(get("/visits/" + VISIT), "nurse.roc", 200);
        assertThat(input(page, "day-of-check-lastFoodAt")).contains("value=\"2026-03-02\"");
        assertThat(input(page, "day-of-check-lastAlcoholOrThcAt")).contains("value=\"\"");

        web.perform(as("nurse.roc", dayOfCheck().param("lastAlcoholOrThcAt", "").param("lastAlcoholOrThcAt-time", "")))
                .andExpect(redirectedUrl("/visits/" + VISIT));
        assertThat(SERVICES.last("POST").body()).isEqualTo("""
                {"lastFoodAt":"2026-03-02T06:30:00Z","lastClearLiquidAt":"2026-03-02T11:00:00Z","noAlcoholOrThc":false,\
                "medicationsReattested":false}""");
    }

    @Test
    void a_day_without_its_time_is_asked_for_again_and_never_dropped() throws Exception {
        SERVICES.answers("GET /appointments/" + VISIT, appointment("CHECKED_IN"));
        assertThat(show(dayOfCheck().param("lastAlcoholOrThcAt", "2026-03-01"), "nurse.roc", 422))
                .contains("A date and time are needed.")
                .contains("value=\"2026-03-01\"")
                .contains("value=\"01:30\"");
    }

    @Test
    void the_button_that_stops_comes_before_every_question() throws Exception {
        SERVICES.answers("GET " + AT_THE_CHAIR, session("INFUSING"));
        var page = show(get(AT_THE_CHAIR), "nurse.roc", 200);
        assertThat(page).contains("at-hand");
        assertThat(page.indexOf("class=\"stop\"")).isPositive().isLessThan(page.indexOf("id=\"stop-by\""));
        assertThat(page.indexOf("id=\"stop-by\"")).isLessThan(page.indexOf("id=\"stop-reason\""));
    }

    @Test
    void an_amount_with_a_comma_might_be_a_thousandfold_and_is_not_taken() throws Exception {
        assertThat(show(
                        post(AT_THE_CHAIR + "/waste")
                                .param("key", UUID.randomUUID().toString())
                                .param("micrograms", "1,500")
                                .param("witness", "nurse2.roc"),
                        "nurse.roc",
                        422))
                .contains("A number with at most three decimals is needed.");
    }

    private static void saysTheSame(StandIn.Asked first, StandIn.Asked second) {
        assertThat(second).isNotSameAs(first);
        assertThat(second.idempotencyKey()).isEqualTo(first.idempotencyKey());
        assertThat(second.body()).isEqualTo(first.body());
    }

    private static MockHttpServletRequestBuilder rescue(String key) {
        return post(AT_THE_CHAIR + "/rescue")
                .param("key", key)
                .param("kind", "ANTIEMETIC")
                .param("drug", "ondansetron")
                .param("micrograms", "4")
                .param("orderedBy", "prescriber.roc")
                .param("givenAt", "");
    }

    private static MockHttpServletRequestBuilder dayOfCheck() {
        return post("/visits/" + VISIT + "/day-of-check")
                .param("key", UUID.randomUUID().toString())
                .param("lastFoodAt", "2026-03-02")
                .param("lastFoodAt-time", "01:30")
                .param("lastClearLiquidAt", "2026-03-02")
                .param("lastClearLiquidAt-time", "06:00");
    }

    private static MockHttpServletRequestBuilder preparation() {
        return post(AT_THE_CHAIR + "/prepare")
                .param("key", UUID.randomUUID().toString())
                .param("vialId", VIAL)
                .param("weightGrams", "70")
                .param("microgramsPerKg", "0.5");
    }

    private static MockHttpServletRequestBuilder medications(String version) {
        return post("/patients/" + PATIENT + "/medications")
                .param("key", UUID.randomUUID().toString())
                .param("version", version)
                .param("medications", "aspirin")
                .param("reportedBy", "PATIENT")
                .param("attestedComplete", "true");
    }

    private static String problem(String code) {
        return "{\"status\":409,\"code\":\"" + code + "\",\"detail\":\"…\"}";
    }

    private static String input(String page, String id) {
        return only(page, "<input[^>]*id=\"" + id + "\"[^>]*>");
    }

    private static String select(String page, String id) {
        return only(page, "(?s)<select[^>]*id=\"" + id + "\".*?</select>");
    }

    private static String only(String page, String pattern) {
        var found = Pattern.compile(pattern).matcher(page);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group();
    }
}
