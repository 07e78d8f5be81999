package org.chairside.console.visit;

import static org.chairside.console.form.Form.post;
import static org.chairside.console.services.Service.INTAKE;
import static org.chairside.console.services.Service.SCHEDULING;
import static org.chairside.console.services.Service.SESSION;

import java.util.List;
import java.util.Map;
import org.chairside.console.form.Field.Carried;
import org.chairside.console.form.Field.Chair;
import org.chairside.console.form.Field.Choice;
import org.chairside.console.form.Field.Day;
import org.chairside.console.form.Field.LocalTime;
import org.chairside.console.form.Field.Moment;
import org.chairside.console.form.Field.MomentOrNow;
import org.chairside.console.form.Field.Names;
import org.chairside.console.form.Field.Pick;
import org.chairside.console.form.Field.Reason;
import org.chairside.console.form.Field.Text;
import org.chairside.console.form.Field.Thousandths;
import org.chairside.console.form.Field.Tick;
import org.chairside.console.form.Field.Whole;
import org.chairside.console.form.Form;

/** Every command of a visit, in the order of the visit. */
final class VisitForms {

    private static final List<String> PROTOCOLS = List.of("MOOD", "PAIN", "MAINTENANCE");
    private static final List<String> PARTIES = List.of("PATIENT", "CLINICAL", "EQUIPMENT");

    static final Form REGISTER = post(
            "register",
            "patient.register",
            INTAKE,
            "/patients",
            new Text("name", true, 200, "text"),
            new Day("birthDate"),
            new Text("email", false, 254, "email"),
            new Text("phone", false, 40, "tel"),
            new Choice("language", List.of("en", "es")),
            new Pick("homeSite", true));

    static final Form BOOK = post(
                    "book",
                    "appointment.book",
                    SCHEDULING,
                    "/appointments",
                    new Chair("chair"),
                    new LocalTime("localStart"),
                    new Choice("protocol", PROTOCOLS))
            .with(Map.of("patient", "{id}"));

    static final Form MEDICATIONS = post(
                    "medications",
                    "medication.change",
                    INTAKE,
                    "/patients/{id}/medications",
                    new Names("medications"),
                    new Choice("reportedBy", List.of("PATIENT", "STAFF")),
                    new Tick("attestedComplete"))
            .put();

    static final Form CONSENT = post(
            "consent",
            "consent.sign",
            INTAKE,
            "/patients/{id}/consents",
            new Choice("protocol", PROTOCOLS),
            new Text("documentVersion", true, 40, "text"));

    static final Form ESCORT = post(
            "escort",
            "escort.name",
            INTAKE,
            "/patients/{id}/escorts",
            new Text("name", true, 200, "text"),
            new Text("phone", false, 40, "tel"),
            new Text("email", false, 254, "email"),
            new Tick("adult"),
            new Tick("fitToDrive"));

    static final List<Form> OF_PATIENT = List.of(BOOK, MEDICATIONS, CONSENT, ESCORT);

    static final Form SUBMIT = post("submit", "clearance.submit", INTAKE, "/clearances/{id}/submission");

    static final Form APPROVE = post(
            "approve",
            "clearance.sign",
            INTAKE,
            "/clearances/{id}/approval",
            new Thousandths("maxDoseMicrogramsPerKg", "0.001", "10", "mgPerKg"),
            new Carried("reviewedMedicationListVersion"));

    static final Form DECLINE = post("decline", "clearance.sign", INTAKE, "/clearances/{id}/declination");

    static final Form REVOKE = post("revoke", "clearance.sign", INTAKE, "/clearances/{id}/revocation");

    static final List<Form> OF_CLEARANCE = List.of(SUBMIT, APPROVE, DECLINE, REVOKE);

    static final Form CHECK_IN = post("check-in", "appointment.check-in", SCHEDULING, "/appointments/{id}/check-in");

    static final Form DAY_OF_CHECK = post(
            "day-of-check",
            "day-of-check.record",
            INTAKE,
            "/day-of-checks/{id}",
            new Moment("lastFoodAt", true),
            new Moment("lastClearLiquidAt", true),
            new Moment("lastAlcoholOrThcAt", false),
            new Tick("medicationsReattested"),
            new Pick("escortId", false));

    static final Form CONFIRM = post(
            "confirm",
            "appointment.confirm",
            SCHEDULING,
            "/appointments/{id}/confirmation",
            new Choice("channel", List.of("FRONT_DESK", "PHONE")));

    static final Form CANCEL = post(
            "cancel",
            "appointment.cancel",
            SCHEDULING,
            "/appointments/{id}/cancellation",
            new Choice("reason", List.of("PATIENT_REQUEST", "CLINIC_REQUEST", "ENTERED_IN_ERROR")));

    static final Form NO_SHOW = post("no-show", "appointment.no-show", SCHEDULING, "/appointments/{id}/no-show");

    static final Form NOT_TREATED = post(
            "not-treated",
            "appointment.not-treat",
            SCHEDULING,
            "/appointments/{id}/non-treatment",
            new Reason(
                    "reasons",
                    List.of(
                            "FASTING",
                            "ESCORT",
                            "CLEARANCE",
                            "MEDICATION",
                            "VITALS",
                            "PATIENT_DECLINED",
                            "LATE",
                            "SITE_NOT_READY")));

    static final List<Form> OF_VISIT = List.of(CHECK_IN, DAY_OF_CHECK, CONFIRM, CANCEL, NO_SHOW, NOT_TREATED);

    static final Form ESCORT_ARRIVES = post(
            "escort-arrives",
            "session.escort",
            SESSION,
            "/sessions/{id}/escort-arrival",
            new Pick("escortId", true),
            new Tick("inRoom"));

    static final Form ESCORT_LEAVES =
            post("escort-leaves", "session.escort", SESSION, "/sessions/{id}/escort-departure");

    static final Form PREPARE = post(
            "prepare",
            "session.prepare",
            SESSION,
            "/sessions/{id}/preparation",
            new Pick("vialId", true),
            new Thousandths("weightGrams", "20", "350", "kg"),
            new Thousandths("microgramsPerKg", "0.001", "10", "mgPerKg"),
            new Tick("identityConfirmedByTwoFactors"),
            new Tick("weightConfirmed"));

    static final Form VITALS = post(
            "vitals",
            "session.chart",
            SESSION,
            "/sessions/{id}/vitals",
            new MomentOrNow("takenAt"),
            new Choice("source", List.of("MONITOR", "MANUAL")),
            new Whole("systolic", 50, 260, "mmHg"),
            new Whole("diastolic", 20, 200, "mmHg"),
            new Whole("heartRate", 10, 300, "perMinute"),
            new Whole("respiratoryRate", 1, 80, "perMinute"),
            new Whole("spo2", 1, 100, "percent"),
            new Whole("moaas", 0, 5, "moaas"));

    static final Form START_GATE = post("start-gate", "session.start", SESSION, "/sessions/{id}/start-gate");

    static final Form START = post(
            "start", "session.start", SESSION, "/sessions/{id}/start", new Whole("plannedMinutes", 1, 600, "minutes"));

    static final Form PAUSE = post(
            "pause",
            "session.pause",
            SESSION,
            "/sessions/{id}/pause",
            new Choice("by", PARTIES),
            new Text("reason", false, 4000, "text"));

    static final Form RESUME = post(
            "resume",
            "session.pause",
            SESSION,
            "/sessions/{id}/resume",
            new Text("by", true, 64, "text"),
            new Text("reason", false, 4000, "text"));

    static final Form STOP = post(
            "stop",
            "session.stop",
            SESSION,
            "/sessions/{id}/stop",
            new Choice("by", PARTIES),
            new Text("reason", false, 4000, "text"));

    static final Form COMPLETE = post("complete", "session.complete", SESSION, "/sessions/{id}/completion");

    static final Form WASTE = post(
            "waste",
            "drug.waste",
            SESSION,
            "/sessions/{id}/waste",
            new Thousandths("micrograms", "0.001", "10000", "mg"),
            new Text("witness", true, 64, "text"));

    static final Form SCORE = post(
            "score",
            "session.discharge",
            SESSION,
            "/sessions/{id}/discharge-score",
            new Whole("aldrete", 0, 10, "ofTen"),
            new Whole("padss", 0, 10, "ofTen"));

    static final Form VERIFY_ESCORT = post(
            "verify-escort",
            "session.discharge",
            SESSION,
            "/sessions/{id}/escort-verification",
            new Pick("escortId", true),
            new Tick("identified"),
            new Tick("fitToDrive"));

    static final Form DISCHARGE = post("discharge", "session.discharge", SESSION, "/sessions/{id}/discharge");

    static final Form ABORT =
            post("abort", "session.abort", SESSION, "/sessions/{id}/abortion", new Text("reason", true, 4000, "text"));

    static final List<Form> OF_SESSION = List.of(
            STOP,
            PAUSE,
            RESUME,
            COMPLETE,
            VITALS,
            ESCORT_ARRIVES,
            ESCORT_LEAVES,
            PREPARE,
            START_GATE,
            START,
            WASTE,
            SCORE,
            VERIFY_ESCORT,
            DISCHARGE,
            ABORT);

    static final Form RECEIVE_VIAL = post(
            "receive-vial",
            "vial.receive",
            SESSION,
            "/vials",
            new Pick("site", true),
            new Text("drug", true, 60, "text"),
            new Text("lot", true, 40, "text"),
            new Day("expiresOn"),
            new Thousandths("concentrationMicrogramsPerMl", "1", "100", "mgPerMl"),
            new Thousandths("micrograms", "0.001", "10000", "mg"));

    private VisitForms() {}
}
