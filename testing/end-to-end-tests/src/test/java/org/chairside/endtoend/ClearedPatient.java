package org.chairside.endtoend;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.chairside.simulator.Answer;
import org.chairside.simulator.Clinic;

/** A patient who is cleared, has named an escort, and is booked at Buffalo; made over HTTP, for tests of what comes after. */
record ClearedPatient(String token, String visit) {

    static ClearedPatient bookedFor(LocalDateTime start, Clinic clinic) {
        var stack = clinic.stack();
        var nurse = clinic.staff("nurse.buf");
        var prescriber = clinic.staff("prescriber.roc");
        var patient = "/patients/"
                + done(clinic.staff("frontdesk.roc")
                                .post(
                                        stack.intake(),
                                        "/patients",
                                        Map.of(
                                                "name",
                                                "Kay Board",
                                                "birthDate",
                                                "1980-02-03",
                                                "language",
                                                "en",
                                                "homeSite",
                                                "ROC",
                                                "confirmedDifferent",
                                                true)))
                        .text("token");
        var token = patient.substring("/patients/".length());
        // the last chair, for who is booked here may stay in it, and other tests begin with the first
        var chairs = nurse.get(stack.scheduling(), "/sites/BUF/chairs").body();
        var chair = chairs.get(chairs.size() - 1).path("id").asString();
        var wish = Map.of(
                "patient", token, "site", "BUF", "chairId", chair, "protocol", "MOOD", "localStart", start.toString());
        var visit = Clinic.until(
                        "scheduling to know the patient",
                        () -> nurse.post(stack.scheduling(), "/appointments", wish),
                        _ -> true)
                .text("id");
        var clearance = "/clearances/"
                + Clinic.until(
                                "the intake to open",
                                () -> nurse.get(stack.intake(), patient + "/clearances"),
                                answer -> !answer.body().isEmpty())
                        .body()
                        .get(0)
                        .path("id")
                        .asString();
        var list = done(nurse.put(
                        stack.intake(),
                        patient + "/medications",
                        Map.of("medications", List.of(), "reportedBy", "PATIENT", "attestedComplete", true),
                        nurse.get(stack.intake(), patient + "/medications").etag()))
                .body()
                .path("version")
                .asInt();
        done(nurse.post(
                stack.intake(), patient + "/consents", Map.of("protocol", "MOOD", "documentVersion", "2026-01")));
        done(nurse.post(
                stack.intake(),
                patient + "/escorts",
                Map.of("name", "Marta Ruiz", "phone", "+15855550123", "adult", true, "fitToDrive", true)));
        done(nurse.post(stack.intake(), clearance + "/submission"));
        done(prescriber.post(
                stack.intake(),
                clearance + "/approval",
                Map.of("maxDoseMicrogramsPerKg", 500, "reviewedMedicationListVersion", list)));
        return new ClearedPatient(token, visit);
    }

    private static Answer done(Answer answer) {
        if (!answer.isSuccess()) {
            throw new AssertionError(answer.status() + " " + answer.body());
        }
        return answer;
    }
}
