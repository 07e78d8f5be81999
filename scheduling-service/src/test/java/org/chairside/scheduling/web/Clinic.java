package org.chairside.scheduling.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.chairside.contracts.PatientToken;
import org.chairside.scheduling.appointment.KnownPatients;
import org.chairside.test.Api;
import org.chairside.test.Api.Answer;

/** Rochester and Buffalo with chairs and people, set up through the API like anybody would. */
final class Clinic {

    final Api rochesterDesk;
    final Api buffaloDesk;
    final Api rochesterNurse;
    final Api director;

    private final Api manager;
    private final KnownPatients patients;

    Clinic(int port, KnownPatients patients) {
        this.rochesterDesk = new Api(port, "frontdesk.roc", "FRONT_DESK", "ROC");
        this.buffaloDesk = new Api(port, "frontdesk.buf", "FRONT_DESK", "BUF");
        this.rochesterNurse = new Api(port, "nurse.roc", "NURSE", "ROC");
        this.director = new Api(port, "director", "MEDICAL_DIRECTOR", "ROC", "BUF");
        this.manager = new Api(port, "manager.all", "SITE_MANAGER", "ROC", "BUF");
        this.patients = patients;
        open("ROC", "Rochester");
        open("BUF", "Buffalo");
    }

    private void open(String code, String name) {
        var answer = manager.post("/sites", """
                {"code":"%s","name":"%s","zone":"America/New_York","state":"NY"}""".formatted(code, name));
        assertThat(answer.status()).isIn(201, 409);
    }

    String newChair(String site) {
        var answer = manager.post(
                "/sites/" + site + "/chairs",
                "{\"label\":\"" + PatientToken.random().toString().substring(0, 8) + "\"}");
        assertThat(answer.status()).isEqualTo(201);
        return answer.json().path("id").asString();
    }

    String newPatient() {
        var token = PatientToken.random();
        patients.add(token);
        return token.toString();
    }

    String newVisit(LocalDateTime start) {
        var booked = rochesterDesk.post("/appointments", booking(newPatient(), "ROC", newChair("ROC"), start));
        assertThat(booked.status()).as(booked.response().body()).isEqualTo(201);
        return booked.json().path("id").asString();
    }

    Answer cancel(String visit, String key) {
        return rochesterDesk.post("/appointments/" + visit + "/cancellation", "{\"reason\":\"PATIENT_REQUEST\"}", key);
    }

    static String booking(String patient, String site, String chair, LocalDateTime start) {
        return booking(patient, site, chair, "\"" + start + "\"");
    }

    static String booking(String patient, String site, String chair, String localStart) {
        return """
                {"patient":"%s","site":"%s","chairId":"%s","protocol":"MOOD","localStart":%s}""".formatted(patient, site, chair, localStart);
    }
}
