package org.chairside.console.visit;

import static org.chairside.console.form.Field.*;
import static org.chairside.console.form.Form.post;
import static org.chairside.console.services.Service.INTAKE;
import static org.chairside.console.services.Service.SCHEDULING;
import static org.chairside.console.services.Service.SESSION;

import java.util.Map;
import org.chairside.console.form.Field;
import org.chairside.console.form.Form;

/** Every command of a visit, in the order of the visit. */
final class VisitForms {

    private static final Field PROTOCOL = choice("protocol", "MOOD", "PAIN", "MAINTENANCE");
    private static final Field PARTY = choice("by", "PATIENT", "CLINICAL", "EQUIPMENT");
    /** Off the pump; left empty, the clock says. */
    private static final Field GIVEN =
            thousandths("givenMicrograms", "0", "10000", "mg").optional();

    private static final Field REMARK = text("reason", 4000).optional();

    static final Form REGISTER = post("register", "patient.register", INTAKE, "/patients")
            .asks(
                    text("name", 200),
                    day("birthDate"),
                    email("email").optional(),
                    phone("phone").optional(),
                    choice("language", "en", "es"),
                    pick("homeSite"),
                    tick("confirmedDifferent").after("possible-duplicate"));

    static final Form BOOK = post("book", "appointment.book", SCHEDULING, "/appointments")
            .asks(chair("chair"), localTime("localStart"), PROTOCOL)
            .with(Map.of("patient", "{id}"));

    static final Form MEDICATIONS = post("medications", "medication.change", INTAKE, "/patients/{id}/medications")
            .asks(names("medications"), choice("reportedBy", "PATIENT", "STAFF"), tick("attestedComplete"))
            .put();

    static final Form CONSENT = post("consent", "consent.sign", INTAKE, "/patients/{id}/consents")
            .asks(PROTOCOL, text("documentVersion", 40));

    static final Form ESCORT = post("escort", "escort.name", INTAKE, "/patients/{id}/escorts")
            .asks(
                    text("name", 200),
                    phone("phone").optional(),
                    email("email").optional(),
                    tick("adult"),
                    tick("fitToDrive"));

    static final Form SUBMIT = post("submit", "clearance.submit", INTAKE, "/clearances/{id}/submission");

    static final Form APPROVE = post("approve", "clearance.sign", INTAKE, "/clearances/{id}/approval")
            .asks(
                    thousandths("maxDoseMicrogramsPerKg", "0.001", "10", "mgPerKg"),
                    carried("reviewedMedicationListVersion"));

    static final Form DECLINE = post("decline", "clearance.sign", INTAKE, "/clearances/{id}/declination")
            .asks(sure());

    static final Form REVOKE = post("revoke", "clearance.sign", INTAKE, "/clearances/{id}/revocation")
            .asks(sure());

    static final Form NEW_FILE = post("new-file", "clearance.submit", INTAKE, "/clearances/{id}/new-file");

    static final Form CHECK_IN = post("check-in", "appointment.check-in", SCHEDULING, "/appointments/{id}/check-in");

    static final Form DAY_OF_CHECK = post("day-of-check", "day-of-check.record", INTAKE, "/day-of-checks/{id}")
            .asks(
                    dayAndTime("lastFoodAt"),
                    dayAndTime("lastClearLiquidAt"),
                    dayAndTime("lastAlcoholOrThcAt").optional(),
                    tick("noAlcoholOrThc"),
                    tick("medicationsReattested"),
                    pick("escortId").optional());

    static final Form CONFIRM = post("confirm", "appointment.confirm", SCHEDULING, "/appointments/{id}/confirmation")
            .asks(choice("channel", "FRONT_DESK", "PHONE"));

    static final Form CANCEL = post("cancel", "appointment.cancel", SCHEDULING, "/appointments/{id}/cancellation")
            .asks(choice("reason", "PATIENT_REQUEST", "CLINIC_REQUEST", "ENTERED_IN_ERROR"), sure());

    static final Form NO_SHOW = post("no-show", "appointment.no-show", SCHEDULING, "/appointments/{id}/no-show")
            .asks(sure());

    static final Form NOT_TREATED = post(
                    "not-treated", "appointment.not-treat", SCHEDULING, "/appointments/{id}/non-treatment")
            .asks(
                    reason(
                            "reasons",
                            "FASTING",
                            "ESCORT",
                            "CLEARANCE",
                            "MEDICATION",
                            "VITALS",
                            "PATIENT_DECLINED",
                            "LATE",
                            "SITE_NOT_READY"),
                    sure());

    static final Form ESCORT_ARRIVES = post(
                    "escort-arrives", "session.escort", SESSION, "/sessions/{id}/escort-arrival")
            .asks(pick("escortId"), tick("inRoom"));

    static final Form ESCORT_LEAVES = post(
                    "escort-leaves", "session.escort", SESSION, "/sessions/{id}/escort-departure")
            .asks(tick("fromSite"));

    static final Form SIGN_OFF = post("sign-off", "session.sign-off", SESSION, "/sessions/{id}/dose-sign-off")
            .asks(thousandths("microgramsPerKg", "0.001", "10", "mgPerKg"));

    static final Form PREPARE = post("prepare", "session.prepare", SESSION, "/sessions/{id}/preparation")
            .asks(
                    pick("vialId"),
                    thousandths("weightGrams", "20", "350", "kg"),
                    moment("weighedAt").orNow(),
                    thousandths("microgramsPerKg", "0.001", "10", "mgPerKg"),
                    tick("identityConfirmedByTwoFactors"),
                    tick("weightConfirmed").after("confirm-required"));

    static final Form DISCARD = post("discard", "session.prepare", SESSION, "/sessions/{id}/preparation-discard")
            .asks(carried("micrograms"), sure())
            .witnessed();

    static final Form VITALS = post("vitals", "session.chart", SESSION, "/sessions/{id}/vitals")
            .asks(
                    moment("takenAt").orNow(),
                    choice("source", "MONITOR", "MANUAL"),
                    whole("systolic", 50, 260, "mmHg"),
                    whole("diastolic", 20, 200, "mmHg"),
                    whole("heartRate", 10, 300, "perMinute"),
                    whole("respiratoryRate", 1, 80, "perMinute"),
                    whole("spo2", 1, 100, "percent"),
                    whole("moaas", 0, 5, "moaas"),
                    reason(
                                    "redFlags",
                                    "CHEST_PAIN",
                                    "SHORTNESS_OF_BREATH",
                                    "HEADACHE",
                                    "VISUAL_DISTURBANCE",
                                    "SEIZURE",
                                    "FALLING_CONSCIOUSNESS",
                                    "FOCAL_DEFICIT")
                            .optional(),
                    whole("rass", -5, 4, "rass").optional());

    static final Form START_GATE = post("start-gate", "session.start", SESSION, "/sessions/{id}/start-gate");

    static final Form START = post("start", "session.start", SESSION, "/sessions/{id}/start")
            .asks(whole("plannedMinutes", 1, 600, "minutes"));

    static final Form PAUSE =
            post("pause", "session.pause", SESSION, "/sessions/{id}/pause").asks(PARTY, REMARK);

    static final Form RESUME = post("resume", "session.pause", SESSION, "/sessions/{id}/resume")
            .asks(text("by", 64).called("orderedBy"), REMARK);

    static final Form RESCUE = post("rescue", "session.rescue", SESSION, "/sessions/{id}/rescue-medication")
            .asks(
                    choice(
                            "kind",
                            "ANTIEMETIC",
                            "BENZODIAZEPINE",
                            "ANTIHYPERTENSIVE",
                            "OPIOID",
                            "REVERSAL_AGENT",
                            "OXYGEN",
                            "OTHER"),
                    text("drug", 60),
                    thousandths("micrograms", "0.001", "10000", "mg").optional(),
                    text("orderedBy", 64),
                    moment("givenAt").orNow());

    static final Form STOP =
            post("stop", "session.stop", SESSION, "/sessions/{id}/stop").asks(PARTY, GIVEN, REMARK);

    static final Form COMPLETE = post("complete", "session.complete", SESSION, "/sessions/{id}/completion")
            .asks(GIVEN);

    static final Form WASTE = post("waste", "drug.waste", SESSION, "/sessions/{id}/waste")
            .asks(thousandths("micrograms", "0.001", "10000", "mg"))
            .witnessed();

    static final Form SCORE = post("score", "session.discharge", SESSION, "/sessions/{id}/discharge-score")
            .asks(whole("aldrete", 0, 10, "ofTen"), whole("padss", 0, 10, "ofTen"));

    static final Form VERIFY_ESCORT = post(
                    "verify-escort", "session.discharge", SESSION, "/sessions/{id}/escort-verification")
            .asks(pick("escortId"), tick("identified"), tick("fitToDrive"));

    static final Form DISCHARGE = post("discharge", "session.discharge", SESSION, "/sessions/{id}/discharge");

    static final Form ABORT =
            post("abort", "session.abort", SESSION, "/sessions/{id}/abortion").asks(text("reason", 4000), sure());

    static final Form RECEIVE_VIAL = post("receive-vial", "vial.receive", SESSION, "/vials")
            .asks(
                    pick("site"),
                    choice("drug", "KETAMINE", "ESKETAMINE"),
                    text("lot", 40),
                    day("expiresOn"),
                    thousandths("concentrationMicrogramsPerMl", "10", "140", "mgPerMl"),
                    thousandths("micrograms", "0.001", "10000", "mg"),
                    tick("anotherOfSameLot").after("same-vial"));

    private VisitForms() {}
}
