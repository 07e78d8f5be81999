package org.chairside.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.chairside.simulator.ClinicClock;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A visit done by clicks in the console: registered and cleared at Rochester, treated in Buffalo. */
@ExtendWith(RunningHouse.class)
@Order(2)
class BrowserVisitTest {

    private static final ZoneId BUFFALO = ZoneId.of("America/New_York");
    private static final Map<String, String> STEADY = Map.of(
            "source", "MONITOR",
            "systolic", "122",
            "diastolic", "78",
            "heartRate", "76",
            "respiratoryRate", "14",
            "spo2", "98",
            "moaas", "5");

    private static final Map<String, String> MEASURED = Map.of(
            "systolic",
            "122",
            "diastolic",
            "78",
            "heartRate",
            "76",
            "respiratoryRate",
            "14",
            "spo2",
            "98",
            "moaas",
            "5");

    private final House house;

    BrowserVisitTest(House house) {
        this.house = house;
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
    }

    @Test
    void a_whole_visit_is_done_by_clicks_at_two_sites_and_the_board_moves_by_itself() {
        try (var desktop = new Desktop(house);
                var clinic = house.clinic()) {
            var clock = clinic.clock();
            var registrar = desktop.seat("frontdesk.roc", "es-US").looksRight().signIn();
            var frontDesk = desktop.seat("frontdesk.buf", "en-US").signIn();
            var nurse = desktop.seat("nurse.buf", "es-US").signIn();
            var prescriber = desktop.seat("prescriber.roc", "es-US").signIn();

            var patient = register(registrar);
            var start = nextMorning(clock);
            var visit = book(prescriber, patient, start);
            takeIntake(nurse, patient);
            submitAndClear(nurse, prescriber, patient);

            frontDesk
                    .opens("/site-board?site=BUF&day=" + start.toLocalDate(), "#visit-" + visit)
                    .looksRight();
            clock.letPassUntil(start.atZone(BUFFALO).toInstant().minus(Duration.ofMinutes(20)));
            var board = frontDesk.opens("/board", "[data-appointment='" + visit + "']");
            board.looksRight();
            shows(board, visit, "BOOKED");
            var link = board.page().locator("#visit-" + visit);
            link.focus();
            checkIn(desktop, visit);
            shows(board, visit, "CHECKED_IN");
            // who looks at the board keeps their place, and who listens to it hears of this visit alone
            assertThat(link).isFocused();
            assertThat(board.page().getByTestId("live-news")).containsText("checked in");

            passDayOfCheck(nurse, visit, start);
            nurse.clicks("to-session");
            nurse.does(
                            "prepare",
                            Map.of(
                                    "vialId", "",
                                    "weightGrams", "70",
                                    "microgramsPerKg", "0.5",
                                    "identityConfirmedByTwoFactors", "true"))
                    .does("vitals", STEADY)
                    .looksRight();
            isRefusedInWords(nurse);
            nurse.does("escort-arrives", Map.of("escortId", "", "inRoom", "true"));
            clock.letPassUntil(start.atZone(BUFFALO).toInstant());
            nurse.reloads().does("vitals", STEADY).does("start", Map.of("plannedMinutes", "40"));
            nurse.looksRight();
            shows(board, visit, "INFUSING");

            var colleague = desktop.seat("nurse2.buf", "en-US").signIn();
            colleague.page().navigate(nurse.page().url());
            infuseAndRecover(nurse, colleague, clock);
            nurse.looksRight();
            assertThat(colleague.page().getByTestId("vitals-table").locator("tbody tr"))
                    .hasCount(10);
            assertThat(colleague.page().getByTestId("gone-on")).isVisible();
            nurse.does("score", Map.of("aldrete", "10", "padss", "10"))
                    .does("verify-escort", Map.of("escortId", "", "identified", "true", "fitToDrive", "true"))
                    .does("discharge", Map.of());
            shows(board, visit, "DISCHARGED");

            var told = List.of("Vera Clicks", "vera@example.org", "Sertraline", "Marta Ruiz", "5855550123");
            var ops = desktop.seat("ops", "es-US").signIn().looksRight().tellsNothingOf(told);
            ops.clicks("to-journeys").looksRight().tellsNothingOf(told);
            ops.page().getByTestId("journey").first().locator("a").click();
            assertThat(ops.page().getByTestId("step").first()).isVisible();
            ops.looksRight().tellsNothingOf(told);
            ops.opens("/flows/quarantine", "[data-testid=quarantine-SESSION]").looksRight();
            ops.tellsNothingOf(told).opens("/flows", "main").tellsNothingOf(told);
        }
        house.records().awaitAgreement();
    }

    @Test
    void from_the_sign_in_to_the_stop_button_and_from_an_alarm_to_its_patient_the_keyboard_is_enough() {
        try (var desktop = new Desktop(house);
                var clinic = house.clinic()) {
            var clock = clinic.clock();
            var start = nextMorning(clock).plusHours(3);
            var patient = ClearedPatient.bookedFor(start, clinic);
            clock.letPassUntil(start.atZone(BUFFALO).toInstant().minus(Duration.ofMinutes(20)));

            var nurse = desktop.seat("nurse.buf", "en-US");
            nurse.types("nurse.buf").presses("Tab").types(nurse.password()).presses("Enter");
            assertThat(nurse.page().getByTestId("me")).hasText("nurse.buf");
            nurse.tabsTo("a.skip").presses("Enter", "Tab").tabsTo("main a");
            assertThat(nurse.row(patient.visit())).isVisible();
            nurse.tabsTo("[data-appointment='" + patient.visit() + "'] a").presses("Enter");
            assertThat(nurse.page().getByTestId("appointment-state")).isVisible();

            nurse.keysIn("check-in", Map.of()).seesDone("check-in");
            nurse.keysIn(
                            "day-of-check",
                            Map.of(
                                    "lastFoodAt-time",
                                    start.minusHours(5).toLocalTime().toString(),
                                    "lastClearLiquidAt-time",
                                    start.minusMinutes(150).toLocalTime().toString(),
                                    "noAlcoholOrThc",
                                    "true",
                                    "medicationsReattested",
                                    "true",
                                    "escortId",
                                    "Marta"))
                    .seesDone("day-of-check");
            assertThat(nurse.page().getByTestId("done")).hasAttribute("data-result", "PASSED");
            assertThat(nurse.page().getByTestId("to-session")).isVisible();
            nurse.tabsTo("[data-testid=to-session]").presses("Enter");
            assertThat(nurse.page().getByTestId("session-state")).isVisible();

            nurse.keysIn("escort-arrives", Map.of("inRoom", "true")).seesDone("escort-arrives");
            nurse.keysIn("vitals", MEASURED).seesDone("vitals");
            nurse.keysIn(
                            "prepare",
                            Map.of(
                                    "vialId",
                                    "Ketamine",
                                    "weightGrams",
                                    "70",
                                    "microgramsPerKg",
                                    "0.5",
                                    "identityConfirmedByTwoFactors",
                                    "true"))
                    .seesDone("prepare");
            nurse.keysIn("start", Map.of()).seesDone("start");
            nurse.keysIn("stop", Map.of()).seesDone("stop");
            assertThat(nurse.page().getByTestId("session-state")).hasAttribute("data-state", "RECOVERY");

            var blue = new HashMap<>(MEASURED);
            blue.put("spo2", "86");
            nurse.keysIn("vitals", blue).seesDone("vitals");
            assertThat(nurse.page().getByTestId("alarm")).containsText("oxygen");
            // also what stood there when the page came is said aloud, once
            nurse.reloads();
            assertThat(nurse.page().getByTestId("live-alarm")).containsText("oxygen");
            nurse.opens("/board", "#alarms-first a").tabsTo("#alarms-first a").presses("Enter", "Tab");
            nurse.tabsTo("[data-appointment='" + patient.visit() + "'] a");
            nurse.opens("/site-board?site=BUF", "#alarms-first a").looksRight().holdsNamesWithoutAnEnd();
        }
    }

    @Test
    void a_button_pressed_twice_sends_once_and_what_was_begun_elsewhere_is_not_lost_unasked() {
        try (var desktop = new Desktop(house)) {
            var nurse = desktop.seat("nurse.buf", "en-US").signIn().clicks("nav-vials");
            var sent = new ArrayList<String>();
            nurse.page().onRequest(request -> {
                if (request.method().equals("POST")) {
                    sent.add(request.url());
                }
            });
            var asked = new ArrayList<String>();
            nurse.page().onDialog(dialog -> {
                asked.add(dialog.type());
                dialog.accept();
            });
            var receipt = nurse.form("receive-vial");
            receipt.locator("[name=drug]").selectOption("KETAMINE");
            receipt.locator("[name=lot]").fill("TWICE-1");
            receipt.locator("[name=expiresOn]").fill("2099-01-31");
            receipt.locator("[name=concentrationMicrogramsPerMl]").fill("10");
            receipt.locator("[name=micrograms]").fill("500");
            receipt.locator("button").evaluate("button => { button.click(); button.click(); }");
            nurse.seesDone("receive-vial");
            Assertions.assertThat(sent).hasSize(1);
            Assertions.assertThat(asked).isEmpty();

            nurse.form("receive-vial").locator("[name=lot]").fill("begun");
            nurse.clicks("nav-board");
            assertThat(nurse.page().getByTestId("chain-board")).isVisible();
            Assertions.assertThat(asked).containsExactly("beforeunload");
        }
    }

    @Test
    void the_same_sign_in_and_board_are_there_in_spanish() {
        try (var desktop = new Desktop(house)) {
            var nurse = desktop.seat("nurse.buf", "es-US");
            assertThat(nurse.page().locator("html")).hasAttribute("lang", "es");
            assertThat(nurse.page().locator("label[for=username]")).hasText("Usuario");
            nurse.looksRight().signIn();
            assertThat(nurse.page().locator("h1")).hasText("Tablero de sillones");
            nurse.looksRight().clicks("language");
            assertThat(nurse.page().locator("h1")).hasText("Chair board");
            nurse.clicks("language").clicks("nav-vials").looksRight();
            nurse.opens("/site-board?site=BUF", "[data-testid=site-board]").looksRight();
        }
    }

    @Test
    void a_board_that_no_script_renews_says_so_and_one_that_is_renewed_does_not() {
        try (var desktop = new Desktop(house)) {
            var without = desktop.seatWithoutScripts("nurse.buf", "en-US").signIn();
            assertThat(without.page().getByTestId("live-never")).isVisible();
            var with = desktop.seat("nurse.buf", "en-US").signIn();
            assertThat(with.page().getByTestId("chain-board")).isVisible();
            assertThat(with.page().getByTestId("live-never")).hasCount(0);
            with.holdsNamesWithoutAnEnd();
        }
    }

    @Test
    void a_page_that_is_cut_off_says_how_old_it_is_and_comes_back_by_itself() {
        try (var desktop = new Desktop(house)) {
            var nurse = desktop.seat("nurse.buf", "en-US").signIn();
            assertThat(nurse.page().getByTestId("live-lost")).isHidden();
            nurse.isOffline(true);
            assertThat(nurse.page().getByTestId("live-lost")).isVisible();
            assertThat(nurse.page().getByTestId("chain-board")).hasClass(Pattern.compile("\\bstale\\b"));
            assertThat(nurse.page().getByTestId("live-age")).hasText(Pattern.compile("[1-9][0-9]*"));
            nurse.isOffline(false);
            assertThat(nurse.page().getByTestId("live-lost")).isHidden();
            assertThat(nurse.page().getByTestId("chain-board")).not().hasClass(Pattern.compile("\\bstale\\b"));
        }
    }

    @Test
    void a_board_turns_grey_when_what_feeds_it_falls_silent() {
        try (var desktop = new Desktop(house)) {
            var nurse = desktop.seat("nurse.buf", "en-US").signIn();
            var silence = new LocatorAssertions.IsVisibleOptions().setTimeout(90_000);
            assertThat(nurse.page().getByTestId("live-lost")).isHidden();
            house.freeze("scheduling-service");
            try {
                // the console answers and its stream goes on: only what it says of itself is old
                assertThat(nurse.page().getByTestId("live-lost")).isVisible(silence);
                assertThat(nurse.page().getByTestId("chain-board")).hasClass(Pattern.compile("\\bstale\\b"));
            } finally {
                house.signal("scheduling-service", "CONT");
            }
            assertThat(nurse.page().getByTestId("live-lost"))
                    .isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(90_000));
        }
    }

    private static String register(Desktop.Seat registrar) {
        registrar
                .clicks("nav-register")
                .looksRight()
                .sends(
                        "register",
                        Map.of(
                                "name", "Vera Clicks",
                                "birthDate", "1980-02-03",
                                "email", "vera@example.org",
                                "language", "en",
                                "homeSite", "ROC"));
        assertThat(registrar.form("book")).isVisible();
        return registrar.idInAddress();
    }

    /** The prescriber works at both sites; scheduling may first have to hear of the patient. */
    private static String book(Desktop.Seat prescriber, String patient, LocalDateTime start) {
        prescriber.opens("/patients/" + patient, "form[data-testid=book]").looksRight();
        var wish = Map.of("chair", "BUF/", "localStart", start.toString(), "protocol", "MOOD");
        prescriber.sends("book", wish);
        if (prescriber
                        .page()
                        .locator("[data-testid=problem][data-code=patient-unknown]")
                        .count()
                > 0) {
            prescriber.sends("book", wish);
        }
        assertThat(prescriber.page().getByTestId("appointment-state")).isVisible();
        return prescriber.idInAddress();
    }

    private static void takeIntake(Desktop.Seat nurse, String patient) {
        nurse.opens("/patients/" + patient, "form[data-testid=medications]")
                .looksRight()
                .does(
                        "medications",
                        Map.of("medications", "Sertraline", "reportedBy", "PATIENT", "attestedComplete", "true"))
                .does("consent", Map.of("protocol", "MOOD", "documentVersion", "2026-01"))
                .does(
                        "escort",
                        Map.of("name", "Marta Ruiz", "phone", "+15855550123", "adult", "true", "fitToDrive", "true"));
    }

    private static void submitAndClear(Desktop.Seat nurse, Desktop.Seat prescriber, String patient) {
        nurse.opens("/clearances", "[data-testid=clearance][data-patient='" + patient + "']");
        nurse.page()
                .locator("[data-testid=clearance][data-patient='" + patient + "']")
                .click();
        nurse.looksRight().does("submit", Map.of());
        prescriber.clicks("nav-clearances").looksRight();
        prescriber
                .page()
                .locator("[data-testid=queue-SUBMITTED] [data-patient='" + patient + "']")
                .click();
        prescriber.does("approve", Map.of("maxDoseMicrogramsPerKg", "0.5"));
    }

    /** At a second screen, so that the first board is touched by nobody. */
    private static void checkIn(Desktop desktop, String visit) {
        var second = desktop.seat("frontdesk.buf", "en-US").signIn();
        second.row(visit).locator("a").click();
        second.does("check-in", Map.of());
    }

    private static void passDayOfCheck(Desktop.Seat nurse, String visit, LocalDateTime start) {
        nurse.clicks("nav-board").row(visit).locator("a").click();
        nurse.does(
                "day-of-check",
                Map.of(
                        "lastFoodAt-time",
                        start.minusHours(5).toLocalTime().toString(),
                        "lastClearLiquidAt-time",
                        start.minusMinutes(150).toLocalTime().toString(),
                        "noAlcoholOrThc",
                        "true",
                        "medicationsReattested",
                        "true",
                        "escortId",
                        ""));
        assertThat(nurse.page().getByTestId("done")).hasAttribute("data-result", "PASSED");
        assertThat(nurse.page().getByTestId("done")).isFocused();
        nurse.looksRight();
    }

    private static void isRefusedInWords(Desktop.Seat nurse) {
        nurse.sends("start", Map.of("plannedMinutes", "40"));
        assertThat(nurse.page().getByTestId("problem")).containsText("No iniciada. Estas reglas no se cumplen.");
        assertThat(nurse.page().getByTestId("problem")).isFocused();
        assertThat(rule(nurse, "E1")).hasAttribute("data-standing", "UNMET");
        assertThat(rule(nurse, "E1")).containsText("Acompañante");
        assertThat(rule(nurse, "C1")).hasAttribute("data-standing", "MET");
        nurse.looksRight();
    }

    private static Locator rule(Desktop.Seat nurse, String id) {
        return nurse.page().locator("[data-testid=gate] [data-rule=" + id + "]");
    }

    private static void infuseAndRecover(Desktop.Seat nurse, Desktop.Seat colleague, ClinicClock clock) {
        for (var reading = 1; reading <= 3; reading++) {
            clock.letPass(Duration.ofMinutes(10));
            nurse.reloads().does("vitals", STEADY);
        }
        clock.letPass(Duration.ofMinutes(10));
        nurse.reloads().does("complete", Map.of("givenMicrograms", "34")).does("vitals", STEADY);
        wasteBefore(colleague, nurse);
        for (var reading = 1; reading <= 4; reading++) {
            clock.letPass(Duration.ofMinutes(15));
            nurse.reloads().does("vitals", STEADY);
        }
    }

    /** The colleague comes over and signs at the nurse's screen, at the second attempt. */
    private static void wasteBefore(Desktop.Seat witness, Desktop.Seat nurse) {
        nurse.sends(
                "waste",
                Map.of("micrograms", "1", "witness", witness.person(), "witnessPassword", "slip of the finger"));
        assertThat(nurse.page().getByTestId("problem"))
                .containsText("Contraseña del testigo: Ese usuario y esa contraseña no coinciden.");
        assertThat(nurse.form("waste").locator("[name=witness]")).hasValue(witness.person());
        assertThat(nurse.form("waste").locator("[name=witnessPassword]")).isEmpty();
        nurse.looksRight().does("waste", Map.of("witnessPassword", witness.password()));
        assertThat(nurse.page().getByTestId("drug-account")).hasAttribute("data-state", "RECONCILED");
        assertThat(nurse.page().getByTestId("me")).hasText(nurse.person());
    }

    private static void shows(Desktop.Seat board, String visit, String state) {
        assertThat(board.row(visit).getByTestId("state")).hasAttribute("data-state", state);
    }

    /** A morning on which nobody else is booked yet. */
    private static LocalDateTime nextMorning(ClinicClock clock) {
        Instant now = clock.now();
        return now.atZone(BUFFALO)
                .toLocalDate()
                .plusDays(2)
                .atTime(LocalTime.of(9, 0))
                .truncatedTo(ChronoUnit.MINUTES);
    }
}
