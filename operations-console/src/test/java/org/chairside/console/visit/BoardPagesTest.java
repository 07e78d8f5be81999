package org.chairside.console.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a board says first, and what it says where there is nothing to show. */
class BoardPagesTest extends OneVisit {

    static final Pattern FIRST = Pattern.compile("id=\"alarms-first\"[\\s\\S]*?</ul>");

    @ParameterizedTest
    @CsvSource({"/board, row-", "/site-board?site=ROC, visit-"})
    void an_alarm_stands_before_the_chairs_with_its_place_and_what_to_do(String board, String place) throws Exception {
        aPatientIsInTheChair();
        assertThat(first(board)).doesNotContain("<li");

        theConsoleKnows("alarm (session_id, rule, tier, at)", "'%s', 'V5', 'ADVISORY', now()".formatted(SESSION));
        theConsoleKnows("alarm (session_id, rule, tier, at)", "'%s', 'V11', 'STOP', now()".formatted(SESSION));
        var page = show(get(board), "nurse.roc", 200);
        assertThat(page.indexOf("alarms-first")).isLessThan(page.indexOf("<table"));
        assertThat(page).contains("id=\"" + place + VISIT + "\"");
        // one line for one patient, and of two alarms the louder
        assertThat(first(board))
                .containsOnlyOnce("<li")
                .contains("href=\"#" + place + VISIT + "\"")
                .contains("Rochester, Chair 2")
                .contains("⚠ Emergency: stop the pump, call for help")
                .contains("The oxygen saturation is too low: give oxygen.");
    }

    /** The rows of the chain board tell it with the time and the state; the grid of a site has no room to. */
    @Test
    void an_alarm_is_told_once_to_who_listens_to_a_board() throws Exception {
        aPatientIsInTheChair();
        theConsoleKnows("alarm (session_id, rule, tier, at)", "'%s', 'V11', 'STOP', now()".formatted(SESSION));
        var told = "data-alarm=\"" + VISIT + "/V11/STOP\"";
        assertThat(show(get("/board"), "nurse.roc", 200)).containsOnlyOnce(told);
        assertThat(show(get("/site-board?site=ROC"), "nurse.roc", 200)).containsOnlyOnce(told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/board", "/site-board?site=ROC"})
    void a_site_without_chairs_says_who_adds_them(String board) throws Exception {
        assertThat(show(get(board), "nurse.roc", 200)).doesNotContain("has no chairs yet");
        jdbc.sql("delete from chair").update();
        assertThat(show(get(board), "nurse.roc", 200))
                .contains("This site has no chairs yet. A manager adds them.")
                .doesNotContain("<table");
    }

    /** A script takes it away; where none runs it stays. */
    @ParameterizedTest
    @CsvSource({
        "nurse.roc, /board",
        "nurse.roc, /site-board?site=ROC",
        "nurse.roc, /visits/22222222-2222-4222-8222-222222222222",
        "nurse.roc, /sessions/33333333-3333-4333-8333-333333333333",
        "ops, /flows"
    })
    void a_page_that_is_kept_live_says_so_where_it_is_not(String person, String path) throws Exception {
        assertThat(show(get(path), person, 200))
                .containsOnlyOnce("data-testid=\"live-never\"")
                .contains("This page does not renew itself here");
        assertThat(show(get(path).locale(Locale.of("es")), person, 200)).contains("no se actualiza sola");
    }

    /** Nobody let the patient of yesterday go: the chair is not free, and the alarm rings today. */
    @ParameterizedTest
    @ValueSource(strings = {"/board", "/site-board?site=ROC"})
    void who_is_still_in_a_chair_from_an_earlier_day_is_on_today_s_board(String board) throws Exception {
        aPatientIsInTheChair();
        jdbc.sql("update visit set local_date = '2026-03-02'").update();
        theConsoleKnows("alarm (session_id, rule, tier, at)", "'%s', 'V4', 'ADVISORY', now()".formatted(SESSION));
        assertThat(show(get(board), "nurse.roc", 200))
                .contains("id=\"visit-" + VISIT + "\"")
                .contains("since Mar 2, 2026")
                .contains("⚠ Look at the patient");

        for (var there : new String[] {"PAUSED", "STOPPED", "RECOVERING", "READY_TO_LEAVE"}) {
            jdbc.sql("update infusion set state = :there").param("there", there).update();
            assertThat(show(get(board), "nurse.roc", 200)).as(there).contains("id=\"visit-" + VISIT + "\"");
        }
        for (var over : new String[] {"DISCHARGED", "ABORTED", "PLANNED", "PREPARED"}) {
            jdbc.sql("update infusion set state = :over").param("over", over).update();
            assertThat(show(get(board), "nurse.roc", 200)).as(over).doesNotContain("id=\"visit-" + VISIT + "\"");
        }
    }

    @Test
    void another_day_shows_who_was_booked_on_it_and_nobody_who_is_still_there() throws Exception {
        aPatientIsInTheChair();
        jdbc.sql("update visit set local_date = '2026-03-02'").update();
        assertThat(show(get("/site-board?site=ROC&day=2026-03-03"), "nurse.roc", 200))
                .doesNotContain("id=\"visit-" + VISIT + "\"");
        assertThat(show(get("/site-board?site=ROC&day=2026-03-02"), "nurse.roc", 200))
                .contains("id=\"visit-" + VISIT + "\"")
                .doesNotContain("since Mar 2");
    }

    private void aPatientIsInTheChair() {
        jdbc.sql("delete from alarm").update();
        theBoardShows("IN_SESSION");
        jdbc.sql("update visit set local_date = (now() at time zone 'America/New_York')::date")
                .update();
        theConsoleKnows(
                "infusion (session_id, appointment_id, state)", "'%s', '%s', 'INFUSING'".formatted(SESSION, VISIT));
    }

    private String first(String board) throws Exception {
        var found = FIRST.matcher(show(get(board), "nurse.roc", 200));
        assertThat(found.find()).isTrue();
        return found.group();
    }
}
