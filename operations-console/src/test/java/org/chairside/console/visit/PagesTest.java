package org.chairside.console.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class PagesTest extends OneVisit {

    @ParameterizedTest
    @CsvSource({
        "frontdesk.roc, /board",
        "frontdesk.roc, /site-board?site=ROC",
        "frontdesk.roc, /patients/new",
        "frontdesk.roc, /patients/11111111-1111-4111-8111-111111111111",
        "nurse.roc, /patients/11111111-1111-4111-8111-111111111111",
        "nurse.roc, /visits/22222222-2222-4222-8222-222222222222",
        "nurse.roc, /visits/22222222-2222-4222-8222-222222222222/state?seen=BOOKED",
        "nurse.roc, /sessions/33333333-3333-4333-8333-333333333333/state?seen=PLANNED",
        "viallead.roc, /vials/open/33333333-3333-4333-8333-333333333333",
        "nurse.roc, /sessions/33333333-3333-4333-8333-333333333333",
        "nurse.roc, /vials",
        "prescriber.roc, /clearances",
        "prescriber.roc, /clearances/44444444-4444-4444-8444-444444444444",
        "ops, /flows",
        "ops, /flows/journeys",
        "ops, /flows/quarantine",
    })
    void every_page_speaks_both_languages_without_a_gap(String person, String path) throws Exception {
        for (var language : new String[] {"en", "es"}) {
            var page = show(get(path).locale(Locale.of(language)), person, 200);
            assertThat(page).doesNotContain("??");
            if (page.contains("<html")) {
                assertThat(page).contains("<html lang=\"" + language + "\"");
            }
            saysNothingInEnglishButToWhoReadsIt(page, language);
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_chair_has_a_page_in_every_state(SessionState state) throws Exception {
        SERVICES.answers("GET /sessions/" + SESSION, session(state.name()));
        for (var language : new String[] {"en", "es"}) {
            var page = show(get("/sessions/" + SESSION).locale(Locale.of(language)), "nurse.roc", 200);
            assertThat(page).doesNotContain("??");
            saysNothingInEnglishButToWhoReadsIt(page, language);
            assertThat(page.contains("data-testid=\"stop\""))
                    .isEqualTo(state == SessionState.INFUSING || state == SessionState.PAUSED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_visit_has_a_page_in_every_state(AppointmentState state) throws Exception {
        SERVICES.answers("GET /appointments/" + VISIT, appointment(state.name()));
        var page = show(get("/visits/" + VISIT), "nurse.roc", 200);
        assertThat(page).doesNotContain("??");
        assertThat(page.contains("data-testid=\"day-of-check\"")).isEqualTo(state == AppointmentState.CHECKED_IN);
        assertThat(page.contains("data-testid=\"folded-day-of-check\"")).isEqualTo(state == AppointmentState.READY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/board", "/site-board?site=ROC"})
    void who_may_not_open_a_visit_sees_it_on_the_board_without_a_link(String board) throws Exception {
        theBoardShows("BOOKED");
        jdbc.sql("update visit set local_date = (now() at time zone 'America/New_York')::date")
                .update();

        assertThat(show(get(board), "nurse.roc", 200)).contains("href=\"/visits/" + VISIT + "\"");
        assertThat(show(get(board), "viallead.roc", 200))
                .contains("id=\"visit-" + VISIT + "\"")
                .doesNotContain("href=\"/visits/");
    }

    /** The pump stands already, and nothing is wrong with the patient. */
    @Test
    void the_end_of_a_long_pause_is_no_emergency_and_a_stop_is() throws Exception {
        theBoardShows("IN_SESSION");
        theConsoleKnows(
                "infusion (session_id, appointment_id, state)", "'%s', '%s', 'RECOVERING'".formatted(SESSION, VISIT));
        jdbc.sql("delete from alarm").update();
        theConsoleKnows("alarm (session_id, rule, tier, at)", "'%s', 'PAUSE', 'STOP', now()".formatted(SESSION));
        assertThat(show(get("/sessions/" + SESSION), "nurse.roc", 200))
                .contains("⚠ The infusion was ended")
                .doesNotContain("Emergency");

        theConsoleKnows("alarm (session_id, rule, tier, at)", "'%s', 'V7', 'STOP', now()".formatted(SESSION));
        assertThat(show(get("/sessions/" + SESSION), "nurse.roc", 200))
                .contains("⚠ Emergency: stop the pump, call for help");
        jdbc.sql("delete from alarm").update();
    }

    @Test
    void whether_drug_is_missing_is_not_known_while_the_service_does_not_answer() throws Exception {
        var page = "/vials/open/" + SESSION;
        assertThat(show(get(page), "viallead.roc", 200))
                .contains("Nothing of this session is missing.")
                .doesNotContain("cannot be seen");

        SERVICES.answers("GET /drug-discrepancies?site=ROC", 503, "{}");
        assertThat(show(get(page), "viallead.roc", 200))
                .contains("Whether drug is missing cannot be seen just now.")
                .doesNotContain("Nothing of this session is missing.");
    }

    @Test
    void what_a_patient_typed_is_text_and_never_markup() throws Exception {
        assertThat(show(get("/patients/" + PATIENT), "nurse.roc", 200)).contains("Ana &lt;b&gt;Perez");
    }

    @Test
    void a_command_goes_to_its_service_as_the_person_with_the_form_s_key() throws Exception {
        SERVICES.answers("POST /sessions/" + SESSION + "/vitals", session("PLANNED"));
        var key = UUID.randomUUID().toString();
        web.perform(vitals(key).param("takenAt", "2026-03-02T09:30")).andExpect(redirectedUrl("/sessions/" + SESSION));

        var asked = SERVICES.last("POST");
        assertThat(asked.idempotencyKey()).isEqualTo(key);
        assertThat(asked.authorization()).startsWith("Bearer ");
        // half past nine by the clock of Rochester
        assertThat(asked.body()).isEqualTo("""
                {"takenAt":"2026-03-02T14:30:00Z","source":"MONITOR","systolic":120,"diastolic":80,"heartRate":70,\
                "respiratoryRate":14,"spo2":98,"moaas":5}""");
    }

    @Test
    void a_refusal_names_its_rules_beside_the_form_and_keeps_what_was_typed() throws Exception {
        SERVICES.answers("GET /sessions/" + SESSION, session("PREPARED"))
                .answers("POST /sessions/" + SESSION + "/start", 409, """
                        {"status":409,"code":"start-gate-closed","detail":"…","unmet":[
                          {"rule":"E1","code":"escort-not-in-room","detail":"service's words"},
                          {"rule":"Q9","code":"quite-new","detail":"A rule the console has no words for."}]}""");
        var key = UUID.randomUUID().toString();
        var page = show(
                post("/sessions/" + SESSION + "/start").param("key", key).param("plannedMinutes", "37"),
                "nurse.roc",
                409);

        assertThat(page)
                .contains("Not started. These rules are not met.")
                .contains("At this site the escort stays in the room.")
                .contains("A rule the console has no words for.")
                .contains("value=\"37\"")
                .contains(key);
    }

    @Test
    void a_closed_gate_shows_every_rule_and_how_it_stands() throws Exception {
        SERVICES.answers("GET /sessions/" + SESSION, session("PREPARED"))
                .answers("POST /sessions/" + SESSION + "/start", 409, """
                        {"status":409,"code":"start-gate-closed","detail":"…","unmet":[
                          {"rule":"V1","code":"baseline-vitals-missing","detail":"…"}]}""");
        var page = show(
                post("/sessions/" + SESSION + "/start")
                        .param("key", UUID.randomUUID().toString())
                        .param("plannedMinutes", "40")
                        .locale(Locale.of("es")),
                "nurse.roc",
                409);

        assertThat(page)
                .contains("data-rule=\"V1\" data-standing=\"UNMET\"")
                .contains("data-rule=\"V2\" data-standing=\"UNKNOWN\"")
                .contains("data-rule=\"E1\" data-standing=\"MET\"")
                .contains("Presión arterial: aún no se puede juzgar");
        saysNothingInEnglishButToWhoReadsIt(page, "es");
    }

    @Test
    void what_cannot_be_taken_back_is_asked_twice_and_stopping_is_not() throws Exception {
        var page = show(
                post("/visits/" + VISIT + "/cancel")
                        .param("key", UUID.randomUUID().toString())
                        .param("reason", "PATIENT_REQUEST"),
                "nurse.roc",
                422);
        assertThat(page).contains("Please fill this in.").contains("id=\"cancel-sure\"");

        SERVICES.answers("GET /sessions/" + SESSION, session("INFUSING"));
        assertThat(show(get("/sessions/" + SESSION), "nurse.roc", 200))
                .contains("data-testid=\"stop\"")
                .doesNotContain("id=\"stop-sure\"");
    }

    @ParameterizedTest
    @CsvSource({"/visits/, GET /appointments/", "/patients/, GET /patients/", "/sessions/, GET /sessions/"})
    void the_id_of_nothing_is_not_here_and_no_service_is_blamed(String page, String question) throws Exception {
        var nothing = "00000000-0000-0000-0000-000000000000";
        SERVICES.answers(question + nothing, 400, "{\"code\":\"malformed-parameter\",\"status\":400}");

        assertThat(show(get(page + nothing), "nurse.roc", 404)).contains("data-what=\"notFound\"");
    }

    @Test
    void while_a_service_is_down_what_was_typed_is_kept() throws Exception {
        SERVICES.answers("GET /sessions/" + SESSION, 503, "{}");
        var key = UUID.randomUUID().toString();
        var page = show(vitals(key), "nurse.roc", 503);

        assertThat(page)
                .contains("The service for the chair does not answer.")
                .contains("action=\"/sessions/" + SESSION + "/vitals\"")
                .contains("name=\"key\" value=\"" + key + "\"")
                .contains("name=\"systolic\" value=\"120\"");
    }

    @Test
    void a_visit_is_shown_while_nobody_can_say_what_was_sent() throws Exception {
        SERVICES.answers("GET /messages?appointment=" + VISIT, 503, "{}");
        assertThat(show(get("/visits/" + VISIT), "nurse.roc", 200)).contains("What was sent cannot be seen just now.");
    }

    @Test
    void a_page_whose_session_went_on_says_so() throws Exception {
        SERVICES.answers("GET /sessions/" + SESSION, session("INFUSING"));
        assertThat(show(get("/sessions/" + SESSION + "/state?seen=INFUSING"), "nurse.roc", 200))
                .doesNotContain("data-testid=\"gone-on\"");
        assertThat(show(get("/sessions/" + SESSION + "/state?seen=PREPARED"), "nurse.roc", 200))
                .contains("data-testid=\"gone-on\"");
    }

    @Test
    void an_unacceptable_field_is_marked_and_says_why() throws Exception {
        SERVICES.answers("POST /patients", 422, """
                {"status":422,"code":"policy-age","detail":"…","errors":[
                  {"pointer":"#/birthDate","code":"policy-age","detail":"must not be of a patient younger than the home site treats"}]}""");
        var page = show(
                post("/patients/new/register")
                        .param("key", UUID.randomUUID().toString())
                        .param("name", "Young Patient")
                        .param("birthDate", "2020-01-01")
                        .param("language", "en")
                        .param("homeSite", "ROC"),
                "frontdesk.roc",
                422);

        assertThat(page)
                .contains("Nothing was saved.")
                .contains("Younger than the home site treats.")
                .contains("value=\"Young Patient\"");
    }

    @Test
    void while_nobody_knows_whether_it_was_saved_the_form_keeps_its_key() throws Exception {
        SERVICES.answers("POST /sessions/" + SESSION + "/vitals", 503, "{}");
        var key = UUID.randomUUID().toString();
        var page = show(vitals(key), "nurse.roc", 503);

        assertThat(page).contains("It is not known whether this was saved").contains(key);
    }

    @Test
    void a_list_is_saved_against_the_version_that_was_shown() throws Exception {
        SERVICES.answers("PUT /patients/" + PATIENT + "/medications", "{\"version\":4,\"medications\":[]}");
        assertThat(show(get("/patients/" + PATIENT), "nurse.roc", 200))
                .contains("name=\"version\" value=\"&quot;3&quot;\"");

        web.perform(as("nurse.roc", post("/patients/" + PATIENT + "/medications"))
                        .param("key", UUID.randomUUID().toString())
                        .param("version", "\"3\"")
                        .param("medications", " sertraline \n\n aspirin")
                        .param("reportedBy", "PATIENT")
                        .param("attestedComplete", "true"))
                .andExpect(redirectedUrl("/patients/" + PATIENT));

        var asked = SERVICES.last("PUT");
        assertThat(asked.ifMatch()).isEqualTo("\"3\"");
        assertThat(asked.body()).isEqualTo("""
                {"medications":[{"name":"sertraline"},{"name":"aspirin"}],"reportedBy":"PATIENT","attestedComplete":true}""");
    }

    @Test
    void milligrams_become_micrograms_exactly() throws Exception {
        SERVICES.answers("POST /sessions/" + SESSION + "/waste", session("RECOVERY"));
        web.perform(as("nurse.roc", post("/sessions/" + SESSION + "/waste"))
                        .param("key", UUID.randomUUID().toString())
                        .param("micrograms", "1.005")
                        .param("witness", "viallead.roc")
                        .param("witnessPassword", "count the vials"))
                .andExpect(redirectedUrl("/sessions/" + SESSION));
        assertThat(SERVICES.last("POST").body()).isEqualTo("{\"micrograms\":1005}");
    }

    /** The stop button is gone with the state it belongs to; a green tick would be all that is said of it. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "INFUSING, INFUSING, PAUSED, counts as paused: pause the pump",
                "INFUSING, INFUSING, RECOVERY, counts as ended: stop the pump",
                "PAUSED, PAUSED, RECOVERY, counts as ended: stop the pump",
                "READY_FOR_DISCHARGE, READY_FOR_DISCHARGE, RECOVERY, may not leave yet",
                "INFUSING, INFUSING, INFUSING, -",
                "PAUSED, PAUSED, PAUSED, -",
                "RECOVERY, RECOVERY, RECOVERY, -",
                "RECOVERY, RECOVERY, READY_FOR_DISCHARGE, -",
                // the vitals were charted by the first sending, of which nobody heard
                "INFUSING, PAUSED, PAUSED, counts as paused: pause the pump",
                "INFUSING, RECOVERY, RECOVERY, counts as ended: stop the pump",
                "PAUSED, RECOVERY, RECOVERY, counts as ended: stop the pump",
                "READY_FOR_DISCHARGE, RECOVERY, RECOVERY, may not leave yet",
                // a colleague had gone on from what the page shows
                "PREPARED, INFUSING, PAUSED, counts as paused: pause the pump",
                "PAUSED, INFUSING, PAUSED, counts as paused: pause the pump",
                "PAUSED, INFUSING, INFUSING, -",
                // a page that does not say what it shows
                "-, INFUSING, PAUSED, counts as paused: pause the pump",
                "GONE, INFUSING, PAUSED, counts as paused: pause the pump",
                "-, PAUSED, PAUSED, -"
            })
    void vitals_that_change_where_the_session_stands_say_so_first(
            @Nullable String seen, String before, String after, @Nullable String words) throws Exception {
        SERVICES.answers("GET /sessions/" + SESSION, session(before))
                .answers("POST /sessions/" + SESSION + "/vitals", standsAt(after));
        var sent = vitals(UUID.randomUUID().toString());
        var told = web.perform(seen == null ? sent : sent.param("seen", seen))
                .andExpect(redirectedUrl("/sessions/" + SESSION))
                .andReturn()
                .getFlashMap();
        SERVICES.answers("GET /sessions/" + SESSION, session(after));
        for (var language : new String[] {"en", "es"}) {
            var page = show(get("/sessions/" + SESSION).flashAttrs(told).locale(Locale.of(language)), "nurse.roc", 200);
            assertThat(page)
                    .containsPattern("class=\"notice " + (words == null ? "notice-good" : "notice-alarm")
                            + "\" role=\"status\"[^>]*data-testid=\"done\"")
                    .doesNotContain("??");
            if (language.equals("en")) {
                assertThat(page).contains(words == null ? "The vitals are charted.</span>" : words);
            }
        }
    }

    @Test
    void a_form_bears_the_state_it_was_filled_in_at_until_somebody_knows_that_it_was_done() throws Exception {
        SERVICES.answers("GET /sessions/" + SESSION, session("INFUSING"));
        assertThat(show(get("/sessions/" + SESSION), "nurse.roc", 200)).contains(bears("INFUSING"));

        // the first sending pauses the pump, and its answer is lost; so is the second's
        SERVICES.answers("GET /sessions/" + SESSION, session("PAUSED"))
                .answers("POST /sessions/" + SESSION + "/vitals", 503, "{}");
        var key = UUID.randomUUID().toString();
        assertThat(formOfVitals(show(vitals(key).param("seen", "INFUSING"), "nurse.roc", 503)))
                .contains(key, bears("INFUSING"));

        // what was refused is filled in anew, at the state the page shows by now
        SERVICES.answers("POST /sessions/" + SESSION + "/vitals", 409, "{\"status\":409,\"code\":\"chart-full\"}");
        assertThat(formOfVitals(show(vitals(key).param("seen", "INFUSING"), "nurse.roc", 409)))
                .contains(key, bears("PAUSED"));
    }

    private static String bears(String state) {
        return "name=\"seen\" value=\"" + state + "\"";
    }

    private static String formOfVitals(String page) {
        var from = page.indexOf("action=\"/sessions/" + SESSION + "/vitals\"");
        return page.substring(from, page.indexOf("</form>", from));
    }

    private static String standsAt(String state) {
        return "{\"id\":\"%s\",\"state\":\"%s\",\"version\":7}".formatted(SESSION, state);
    }

    /** Who must answer everything again because one answer was missing types carelessly. */
    @ParameterizedTest
    @CsvSource({"FAILED, true", "PASSED, false"})
    void what_the_patient_answered_is_kept_for_another_check_and_what_is_attested_is_not(String result, boolean kept)
            throws Exception {
        SERVICES.answers("GET /appointments/" + VISIT, appointment("CHECKED_IN"))
                .answers("POST /day-of-checks/" + VISIT, "{\"result\":\"%s\",\"unmet\":[]}".formatted(result));
        var told = web.perform(as("nurse.roc", post("/visits/" + VISIT + "/day-of-check"))
                        .param("key", UUID.randomUUID().toString())
                        .param("lastFoodAt", "2026-03-01")
                        .param("lastFoodAt-time", "21:35")
                        .param("lastClearLiquidAt", "2026-03-02")
                        .param("lastClearLiquidAt-time", "06:10")
                        .param("medicationsReattested", "true")
                        .param("escortId", ESCORT))
                .andExpect(redirectedUrl("/visits/" + VISIT))
                .andReturn()
                .getFlashMap();

        var form = show(get("/visits/" + VISIT).flashAttrs(told), "nurse.roc", 200);
        assertThat(form.contains("value=\"2026-03-01\"")).isEqualTo(kept);
        assertThat(form.contains("value=\"21:35\"")).isEqualTo(kept);
        assertThat(form.contains("value=\"06:10\"")).isEqualTo(kept);
        assertThat(form.contains("value=\"" + ESCORT + "\" selected")).isEqualTo(kept);
        assertThat(form).doesNotContain("checked=");
    }

    @Test
    void a_form_that_a_role_may_not_use_is_neither_shown_nor_taken() throws Exception {
        assertThat(show(get("/visits/" + VISIT), "frontdesk.roc", 200)).contains("data-testid=\"check-in\"");
        SERVICES.answers("GET /appointments/" + VISIT, appointment("CHECKED_IN"));
        assertThat(show(get("/visits/" + VISIT), "frontdesk.roc", 200)).doesNotContain("data-testid=\"day-of-check\"");

        web.perform(as("frontdesk.roc", post("/visits/" + VISIT + "/day-of-check"))
                        .param("key", UUID.randomUUID().toString()))
                .andExpect(status().isForbidden());
    }

    @Test
    void the_front_desk_s_page_asks_for_nothing_clinical() throws Exception {
        show(get("/patients/" + PATIENT), "frontdesk.roc", 200);
        assertThat(SERVICES.asked)
                .extracting(StandIn.Asked::path)
                .containsExactlyInAnyOrder("/patients/" + PATIENT, "/patients/" + PATIENT + "/escorts");
    }

    @Test
    void what_a_service_puts_off_for_a_moment_is_asked_again() throws Exception {
        SERVICES.putsOffOnce("GET /sessions/" + SESSION, session("PLANNED"));
        show(get("/sessions/" + SESSION), "nurse.roc", 200);
    }

    @Test
    void vitals_without_a_time_were_taken_this_moment() throws Exception {
        SERVICES.answers("POST /sessions/" + SESSION + "/vitals", session("PLANNED"));
        var before = Instant.now();
        web.perform(vitals(UUID.randomUUID().toString()).param("takenAt", ""))
                .andExpect(redirectedUrl("/sessions/" + SESSION));
        var sent = JsonMapper.shared()
                .readTree(SERVICES.last("POST").body())
                .get("takenAt")
                .asString();
        assertThat(Instant.parse(sent)).isBetween(before, Instant.now());
    }

    @Test
    void a_post_from_another_page_is_refused() throws Exception {
        web.perform(post("/visits/" + VISIT + "/check-in")
                        .with(user(people.loadUserByUsername("nurse.roc")))
                        .param("key", UUID.randomUUID().toString()))
                .andExpect(status().isForbidden());
    }

    @Test
    void what_belongs_to_another_site_is_not_here() throws Exception {
        var page = show(get("/visits/" + UUID.randomUUID()), "nurse.roc", 404);
        assertThat(page).contains("This is not here");
    }

    @Test
    void a_page_that_missed_a_change_is_told_as_soon_as_it_comes_back() throws Exception {
        var nurse = user(people.loadUserByUsername("nurse.roc"));
        var told = web.perform(get("/board/stream").with(nurse).header("Last-Event-ID", "-1"))
                .andReturn();
        assertThat(told.getResponse().getContentAsString())
                .contains("event:changed")
                .containsPattern("id:\\d+");

        web.perform(get("/board/stream").with(user(people.loadUserByUsername("ops"))))
                .andExpect(status().isOk());

        var uptodate = web.perform(get("/board/stream").with(nurse).header("Last-Event-ID", "1000000"))
                .andReturn();
        assertThat(uptodate.getResponse().getContentAsString()).contains("event:heartbeat");
    }

    @Test
    void every_form_of_a_page_has_a_key_of_its_own() throws Exception {
        var page = show(get("/patients/" + PATIENT), "nurse.roc", 200);
        var keys = KEY.matcher(page).results().map(found -> found.group(1)).toList();
        assertThat(keys).hasSizeGreaterThan(3).doesNotHaveDuplicates();
    }

    private static void saysNothingInEnglishButToWhoReadsIt(String page, String language) {
        if (language.equals("en")) {
            assertThat(EnglishTexts.in(page)).isNotEmpty();
        } else {
            assertThat(EnglishTexts.in(page)).isEmpty();
        }
    }
}
