package org.chairside.simulator;

import static java.time.temporal.ChronoUnit.HOURS;
import static java.time.temporal.ChronoUnit.MINUTES;
import static java.time.temporal.ChronoUnit.SECONDS;

import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * One patient from registration at Rochester to the door in Buffalo, with what goes wrong on the way; and one who ate too late.
 *
 * <p>Every step is a call that a member of staff could make by {@code curl}.
 */
public final class PlayVisit {

    private static final ZoneId BUFFALO = ZoneId.of("America/New_York");
    private static final int DOSE = 500;
    private static final int WEIGHT = 70_000;
    private static final int LEFT = 1_000;

    private final URI scheduling;
    private final URI intake;
    private final URI session;
    private final Clinic clinic;
    private final ClinicClock clock;
    private final Story story;

    private final Staff registrar;
    private final Staff frontDesk;
    private final Staff nurse;
    private final Staff prescriber;

    public PlayVisit(Clinic clinic, EventWatch events, PrintStream out) {
        this.clinic = clinic;
        this.clock = clinic.clock();
        this.scheduling = clinic.stack().scheduling();
        this.intake = clinic.stack().intake();
        this.session = clinic.stack().session();
        this.registrar = clinic.staff("frontdesk.roc");
        this.frontDesk = clinic.staff("frontdesk.buf");
        this.nurse = clinic.staff("nurse.buf");
        this.prescriber = clinic.staff("prescriber.roc");
        this.story = new Story(out, events, clock, BUFFALO);
    }

    /** Plays both visits; throws {@link VisitBroken} at the first step that does not go as it must. */
    public void play() {
        treatRosa();
        turnSamAway();
        story.say("Rosa was treated and Sam was sent home, each as the rules say.");
    }

    private void treatRosa() {
        story.turnsTo("Rosa lives near Rochester and is treated in Buffalo.");
        var rosa = register("Rosa Álvarez", "es");
        var visit = book(rosa);
        var clearance = clearFor(rosa);
        var escort = nameEscort(rosa);
        sent("confirmation and preparation", visit, 2);

        clock.letPassUntil(visit.start().minus(20, MINUTES));
        checkIn(rosa, visit);
        passDayOfCheck(rosa, visit, escort);
        var sessionId = awaitSession(rosa, visit);
        prepare(rosa, sessionId);

        story.say("The escort is not here yet, so the gate stays closed.");
        story.isRefused(nurse, "presses Start", () -> start(sessionId), "E1");
        story.does(
                nurse,
                "notes that the escort is here",
                () -> nurse.post(
                        session,
                        "/sessions/" + sessionId + "/escort-arrival",
                        Map.of("escortId", escort, "inRoom", true)));
        story.hears(rosa, "escort-arrived");

        story.say("Rosa remembers the tablet that her doctor gave her yesterday.");
        var list = changeMedications(rosa, List.of("Sertraline", "Lorazepam"));
        story.hears(rosa, "medication-list-changed", "clearance-suspended");
        story.isRefused(nurse, "presses Start", () -> start(sessionId), "M2");
        approve(clearance, list);
        story.hears(rosa, "intake-cleared");
        passDayOfCheck(rosa, visit, escort);

        chart(rosa, sessionId, 124, 78);
        clock.letPassUntil(visit.start());
        infuse(rosa, sessionId);
        recover(rosa, sessionId, escort);
        goHome(rosa, sessionId, visit);
        awaitLetters(rosa, visit);
    }

    private void turnSamAway() {
        story.turnsTo("Sam comes to Buffalo and has eaten three hours before.");
        var sam = register("Sam O'Brien", "en");
        var visit = book(sam);
        clearFor(sam);
        var escort = nameEscort(sam);
        clock.letPassUntil(visit.start().minus(20, MINUTES));
        checkIn(sam, visit);
        var sessionId = awaitSession(sam, visit);
        var check = story.does(
                nurse, "asks when Sam last ate and drank", () -> dayOfCheck(visit, escort, Duration.ofHours(3)));
        if (!check.text("result").equals("FAILED") || !check.unmetRules().contains("F1")) {
            throw new VisitBroken("the day-of check should have failed by F1: " + check.body());
        }
        story.say("Not treated today, by " + String.join(" ", check.unmetRules())
                + "; the session that was laid out ends.");
        story.hears(sam, "day-of-check-failed", "patient-not-treated", "session-aborted");
        story.isRefused(nurse, "presses Start all the same", () -> start(sessionId), "F1", "VISIT");
    }

    /** Whoever plays the visit a second time registers the same people again, and says that they are others. */
    private String register(String name, String language) {
        var address = "visit-" + UUID.randomUUID() + "@example.org";
        var patient = story.does(
                        registrar,
                        "registers the patient at ROC",
                        () -> registrar.post(
                                intake,
                                "/patients",
                                Map.of(
                                        "name",
                                        name,
                                        "birthDate",
                                        "1981-05-17",
                                        "email",
                                        address,
                                        "language",
                                        language,
                                        "homeSite",
                                        "ROC",
                                        "confirmedDifferent",
                                        true)))
                .text("token");
        story.hears(patient, "patient-key-issued", "patient-registered");
        return patient;
    }

    /** The next free slot that leaves a morning for fasting and begins in opening hours. */
    private Visit book(String patient) {
        var start = nextStart();
        for (var chair : frontDesk.get(scheduling, "/sites/BUF/chairs").body()) {
            var wish = Map.of(
                    "patient",
                    patient,
                    "site",
                    "BUF",
                    "chairId",
                    chair.path("id").asString(),
                    "protocol",
                    "MOOD",
                    "localStart",
                    start.toString());
            if (isFree(chair.path("id").asString(), start)) {
                var booked = story.does(
                        frontDesk,
                        "books " + chair.path("label").asString() + " at BUF for " + start,
                        () -> Clinic.until(
                                "scheduling to know the patient",
                                () -> frontDesk.post(scheduling, "/appointments", wish),
                                _ -> true));
                story.hears(patient, "appointment-booked", "intake-opened");
                return new Visit(booked.text("id"), Instant.parse(booked.text("start")));
            }
        }
        throw new VisitBroken("no chair at BUF is free at " + start);
    }

    private LocalDateTime nextStart() {
        var earliest = clock.now().plus(Duration.ofHours(5)).atZone(BUFFALO).toLocalDateTime();
        var hour = earliest.truncatedTo(HOURS).plusHours(1);
        if (hour.toLocalTime().isBefore(LocalTime.of(8, 0))) {
            return hour.with(LocalTime.of(8, 0));
        }
        return hour.toLocalTime().isAfter(LocalTime.of(16, 0))
                ? hour.plusDays(1).with(LocalTime.of(8, 0))
                : hour;
    }

    private boolean isFree(String chairId, LocalDateTime start) {
        var from = start.atZone(BUFFALO).toInstant();
        var to = from.plus(Duration.ofHours(2));
        var board = frontDesk.get(scheduling, "/board?site=BUF&date=" + start.toLocalDate());
        var days = stream(board.body().path("chairs"))
                .filter(chair -> chair.path("chairId").asString().equals(chairId))
                .toList();
        if (days.stream()
                .anyMatch(chair -> !chair.path("occupiedBy").asString("").isEmpty())) {
            return false;
        }
        return days.stream()
                .flatMap(chair -> stream(chair.path("visits")))
                .filter(visit -> List.of("BOOKED", "CONFIRMED", "CHECKED_IN", "READY", "IN_SESSION")
                        .contains(visit.path("state").asString()))
                .noneMatch(
                        visit -> Instant.parse(visit.path("start").asString()).isBefore(to)
                                && Instant.parse(visit.path("end").asString()).isAfter(from));
    }

    private String clearFor(String patient) {
        var clearance = Clinic.until(
                        "the intake to open",
                        () -> nurse.get(intake, "/patients/" + patient + "/clearances"),
                        answer -> !answer.body().isEmpty())
                .body()
                .get(0)
                .path("id")
                .asString();
        var list = changeMedications(patient, List.of("Sertraline"));
        story.hears(patient, "medication-list-changed");
        story.does(
                nurse,
                "notes the signed consent",
                () -> nurse.post(
                        intake,
                        "/patients/" + patient + "/consents",
                        Map.of("protocol", "MOOD", "documentVersion", "2026-01")));
        story.does(nurse, "submits the intake", () -> nurse.post(intake, "/clearances/" + clearance + "/submission"));
        story.hears(patient, "consent-signed", "intake-submitted");
        approve(clearance, list);
        story.hears(patient, "intake-cleared");
        return clearance;
    }

    /** Answers the version of the list. */
    private int changeMedications(String patient, List<String> names) {
        var path = "/patients/" + patient + "/medications";
        var before = nurse.get(intake, path);
        return story.does(
                        nurse,
                        "writes down the medications: " + String.join(", ", names),
                        () -> nurse.put(
                                intake,
                                path,
                                Map.of(
                                        "medications",
                                        names.stream()
                                                .map(name -> Map.of("name", name))
                                                .toList(),
                                        "reportedBy",
                                        "PATIENT",
                                        "attestedComplete",
                                        true),
                                before.etag()))
                .body()
                .path("version")
                .asInt();
    }

    private void approve(String clearance, int medicationListVersion) {
        story.does(
                prescriber,
                "clears the patient",
                () -> prescriber.post(
                        intake,
                        "/clearances/" + clearance + "/approval",
                        Map.of(
                                "maxDoseMicrogramsPerKg",
                                DOSE,
                                "reviewedMedicationListVersion",
                                medicationListVersion)));
    }

    private String nameEscort(String patient) {
        var escort = story.does(
                        nurse,
                        "writes down the escort",
                        () -> nurse.post(
                                intake,
                                "/patients/" + patient + "/escorts",
                                Map.of(
                                        "name",
                                        "Marta Ruiz",
                                        "phone",
                                        "+15855550123",
                                        "adult",
                                        true,
                                        "fitToDrive",
                                        true)))
                .text("id");
        story.hears(patient, "escort-named");
        return escort;
    }

    private void checkIn(String patient, Visit visit) {
        story.does(
                frontDesk,
                "checks the patient in",
                () -> frontDesk.post(scheduling, "/appointments/" + visit.id() + "/check-in"));
        story.hears(patient, "patient-checked-in", "session-planned");
    }

    private void passDayOfCheck(String patient, Visit visit, String escort) {
        var check = story.does(nurse, "does the day-of check", () -> dayOfCheck(visit, escort, Duration.ofHours(5)));
        if (!check.text("result").equals("PASSED")) {
            throw new VisitBroken("the day-of check should have passed: " + check.body());
        }
        story.hears(patient, "day-of-check-passed");
    }

    private Answer dayOfCheck(Visit visit, String escort, Duration sinceFood) {
        return nurse.post(
                intake,
                "/day-of-checks/" + visit.id(),
                Map.of(
                        "lastFoodAt",
                        visit.start().minus(sinceFood).toString(),
                        "lastClearLiquidAt",
                        visit.start().minus(Duration.ofMinutes(150)).toString(),
                        "noAlcoholOrThc",
                        true,
                        "medicationsReattested",
                        true,
                        "escortId",
                        escort));
    }

    private String awaitSession(String patient, Visit visit) {
        return Clinic.until(
                        "the session of " + patient,
                        () -> nurse.get(session, "/sessions?appointment=" + visit.id()),
                        answer -> !answer.body().isEmpty())
                .body()
                .get(0)
                .path("id")
                .asString();
    }

    private void prepare(String patient, String sessionId) {
        var vials = nurse.get(session, "/vials?site=BUF").body();
        var vial = stream(vials)
                .filter(candidate -> candidate.path("onHand").asLong() >= (long) DOSE * WEIGHT / 1000)
                .findFirst()
                .orElseThrow(() -> new VisitBroken("no vial at BUF holds a dose: " + vials));
        story.does(
                nurse,
                "draws 35 mg from lot " + vial.path("lot").asString() + " and places the line",
                () -> nurse.post(
                        session,
                        "/sessions/" + sessionId + "/preparation",
                        Map.of(
                                "vialId",
                                vial.path("id").asString(),
                                "weightGrams",
                                WEIGHT,
                                "microgramsPerKg",
                                DOSE,
                                "identityConfirmedByTwoFactors",
                                true)));
        story.hears(patient, "session-prepared");
        chart(patient, sessionId, 122, 76);
    }

    /** The gate stays closed while it cannot be sure that it knows the latest; then the nurse presses again. */
    private Answer start(String sessionId) {
        return Clinic.untilAnswered(
                "the gate to know the latest",
                () -> nurse.post(session, "/sessions/" + sessionId + "/start", Map.of("plannedMinutes", 40)),
                answer -> !answer.unmetRules().contains("KNOWLEDGE"));
    }

    private void chart(String patient, String sessionId, int systolic, int diastolic) {
        story.does(
                nurse,
                "charts " + systolic + "/" + diastolic,
                () -> nurse.post(
                        session,
                        "/sessions/" + sessionId + "/vitals",
                        Map.of(
                                "takenAt",
                                clock.now().truncatedTo(SECONDS).toString(),
                                "source",
                                "MONITOR",
                                "systolic",
                                systolic,
                                "diastolic",
                                diastolic,
                                "heartRate",
                                78,
                                "respiratoryRate",
                                14,
                                "spo2",
                                98,
                                "moaas",
                                5)));
        story.hears(patient, "vitals-recorded");
    }

    private void infuse(String patient, String sessionId) {
        chart(patient, sessionId, 126, 80);
        story.does(nurse, "presses Start", () -> start(sessionId));
        story.hears(patient, "infusion-started", "appointment-started");
        for (var systolic : List.of(132, 141, 138)) {
            clock.letPass(Duration.ofMinutes(10));
            chart(patient, sessionId, systolic, 84);
        }
        clock.letPass(Duration.ofMinutes(10));
        story.does(
                nurse,
                "ends the infusion, with a milligram left by the pump",
                () -> nurse.post(
                        session,
                        "/sessions/" + sessionId + "/completion",
                        Map.of("givenMicrograms", DOSE * WEIGHT / 1000 - LEFT)));
        story.hears(patient, "session-completed");
        story.isRefused(nurse, "wastes it with no witness but herself", () -> waste(sessionId, nurse.name()), "K2");
        story.does(nurse, "wastes it before another nurse, who signs", () -> waste(sessionId, "nurse2.buf"));
    }

    private Answer waste(String sessionId, String witness) {
        return nurse.waste(session, sessionId, LEFT, witness);
    }

    private void recover(String patient, String sessionId, String escort) {
        chart(patient, sessionId, 130, 80);
        story.isRefused(nurse, "confirms the discharge too early", () -> discharge(sessionId), "R1");
        for (var systolic : List.of(126, 124, 122, 122)) {
            clock.letPass(Duration.ofMinutes(15));
            chart(patient, sessionId, systolic, 78);
        }
        story.does(
                nurse,
                "scores Aldrete 10 and PADSS 10",
                () -> nurse.post(
                        session, "/sessions/" + sessionId + "/discharge-score", Map.of("aldrete", 10, "padss", 10)));
        story.hears(patient, "discharge-score-recorded");
        story.isRefused(nurse, "confirms the discharge without the escort", () -> discharge(sessionId), "E2");
        story.does(
                nurse,
                "verifies the escort at the door",
                () -> nurse.post(
                        session,
                        "/sessions/" + sessionId + "/escort-verification",
                        Map.of("escortId", escort, "identified", true, "fitToDrive", true)));
        story.hears(patient, "escort-verified");
    }

    private void goHome(String patient, String sessionId, Visit visit) {
        story.does(nurse, "confirms the discharge", () -> discharge(sessionId));
        story.hears(patient, "discharge-confirmed", "appointment-completed");
        var board = Clinic.until(
                "the chair to be free",
                () -> frontDesk.get(
                        scheduling,
                        "/board?site=BUF&date=" + visit.start().atZone(BUFFALO).toLocalDate()),
                answer -> stream(answer.body().path("chairs"))
                        .noneMatch(
                                chair -> chair.path("occupiedBy").asString("").equals(visit.id())));
        story.does(frontDesk, "sees on the board that the chair is free", () -> board);
    }

    private Answer discharge(String sessionId) {
        return nurse.post(session, "/sessions/" + sessionId + "/discharge");
    }

    private void awaitLetters(String patient, Visit visit) {
        var sent = sent("confirmation, preparation and aftercare", visit, 3);
        story.does(frontDesk, "sees three messages sent to the patient", () -> sent);
        story.hears(patient, "notification-sent");
    }

    private Answer sent(String letters, Visit visit, int count) {
        return Clinic.until(
                letters + " to be sent",
                () -> frontDesk.get(clinic.stack().notification(), "/messages?appointment=" + visit.id()),
                answer -> stream(answer.body())
                                .filter(message ->
                                        message.path("state").asString().equals("SENT"))
                                .count()
                        == count);
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private record Visit(String id, Instant start) {}
}
