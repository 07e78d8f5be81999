package org.chairside.session.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.chairside.test.AccessMatrix;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every wrong thing that can be asked of a session (rows D of docs/bad-input.md), and who may ask at all. */
class SessionInputApiTest extends SessionOverHttp {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "preparation | {\"vialId\":\"VIAL\",\"weightGrams\":7000000,\"microgramsPerKg\":500,\"identityConfirmedByTwoFactors\":true} | 422 range #/weightGrams range",
                "preparation | {\"vialId\":\"VIAL\",\"weightGrams\":80000,\"microgramsPerKg\":500,\"identityConfirmedByTwoFactors\":true,\"weighedAt\":\"2026-03-02T14:53:00Z\"} | 422 future #/weighedAt future",
                "preparation | {\"vialId\":\"VIAL\",\"weightGrams\":0,\"microgramsPerKg\":500,\"identityConfirmedByTwoFactors\":true} | 422 range #/weightGrams range",
                "preparation | {\"vialId\":\"VIAL\",\"weightGrams\":-1,\"microgramsPerKg\":500,\"identityConfirmedByTwoFactors\":true} | 422 range #/weightGrams range",
                "preparation | {\"vialId\":\"VIAL\",\"weightGrams\":80000,\"microgramsPerKg\":1001,\"identityConfirmedByTwoFactors\":true} | 422 dose-cap #/microgramsPerKg dose-cap",
                "vitals | {\"takenAt\":\"2026-03-02T14:50:00Z\",\"source\":\"MANUAL\",\"systolic\":80,\"diastolic\":90,\"heartRate\":70,\"respiratoryRate\":14,\"spo2\":98,\"moaas\":5} | 422 range #/systolic range",
                "vitals | {\"takenAt\":\"2026-03-02T14:50:00Z\",\"source\":\"MANUAL\",\"systolic\":120,\"diastolic\":80,\"heartRate\":0,\"respiratoryRate\":14,\"spo2\":98,\"moaas\":5} | 422 range #/heartRate range",
                "vitals | {\"takenAt\":\"2026-03-02T14:50:00Z\",\"source\":\"MANUAL\",\"systolic\":120,\"diastolic\":80,\"heartRate\":70,\"respiratoryRate\":14,\"spo2\":130,\"moaas\":5} | 422 range #/spo2 range",
                "vitals | {\"takenAt\":\"2026-03-02T14:53:00Z\",\"source\":\"MANUAL\",\"systolic\":120,\"diastolic\":80,\"heartRate\":70,\"respiratoryRate\":14,\"spo2\":98,\"moaas\":5} | 422 observation-time #/takenAt observation-time",
                "vitals | {\"takenAt\":\"2026-03-02T14:49:59Z\",\"source\":\"MANUAL\",\"systolic\":120,\"diastolic\":80,\"heartRate\":70,\"respiratoryRate\":14,\"spo2\":98,\"moaas\":5} | 422 observation-time #/takenAt observation-time",
                "vitals | {\"takenAt\":\"2026-03-02T14:50:00Z\",\"source\":\"MANUAL\",\"systolic\":120,\"diastolic\":80,\"heartRate\":70,\"respiratoryRate\":14,\"spo2\":98,\"moaas\":5,\"rass\":5} | 422 range #/rass range",
                "vitals | {\"takenAt\":\"2026-03-02T14:50:00Z\",\"source\":\"MANUAL\",\"systolic\":120,\"diastolic\":80,\"heartRate\":70,\"respiratoryRate\":14,\"spo2\":98,\"moaas\":5,\"rass\":-6} | 422 range #/rass range",
                "vitals | {\"takenAt\":\"2026-03-02T14:50:00Z\",\"source\":\"MANUAL\",\"systolic\":120,\"diastolic\":80,\"heartRate\":70,\"respiratoryRate\":14,\"spo2\":98,\"moaas\":5,\"redFlags\":[\"HICCUPS\"]} | 422 enum #/redFlags/0 enum",
                "vitals | {\"takenAt\":\"2026-03-02T14:50:00Z\",\"source\":\"MANUAL\",\"systolic\":120,\"diastolic\":80,\"heartRate\":70,\"respiratoryRate\":14,\"spo2\":98,\"moaas\":5,\"redFlags\":[null]} | 422 required #/redFlags/0 required",
                "start | {\"plannedMinutes\":0} | 422 range #/plannedMinutes range",
                "start | {\"plannedMinutes\":40,\"signedBy\":\"director\"} | 422 unknown-property #/signedBy unknown-property",
                "stop | {\"by\":\"NURSE\"} | 422 enum #/by enum",
                "completion | {} | 409 state",
                "escort-departure | {\"fromSite\":false} | 409 escort-not-here"
            })
    void wrong_input_is_named_and_changes_nothing(String use, String body, String problem) {
        var before = journalled();
        assertThat(ask(use, body.replace("VIAL", vial))).isEqualTo(problem);
        assertThat(journalled()).isEqualTo(before);
    }

    @TestFactory
    Stream<DynamicTest> every_endpoint_answers_every_role_of_every_site_as_it_may() {
        var arrival = "{\"escortId\":\"%s\",\"inRoom\":true}".formatted(escort);
        var verified = "{\"escortId\":\"%s\",\"identified\":true,\"fitToDrive\":true}".formatted(escort);
        var rescue =
                "{\"kind\":\"ANTIEMETIC\",\"drug\":\"ondansetron\",\"orderedBy\":\"doctor.roc\",\"givenAt\":\"%s\"}"
                        .formatted(clock.instant());
        return AccessMatrix.of("session-service", port)
                .with("id", session)
                .asking("GET /sessions", "?site=ROC&date=2026-03-02")
                .asking("GET /vials", "?site=ROC")
                .asking("GET /drug-discrepancies", "?site=ROC")
                .sending("POST /vials", receipt("ROC", "2027-01-31"))
                .sending("POST /sessions/{id}/preparation", preparation(vial, 80_000, 500))
                .sendingUnwitnessed("POST /sessions/{id}/preparation-discard", waste(40_000))
                .sending("POST /sessions/{id}/dose-sign-off", "{\"microgramsPerKg\":500}")
                .sending("POST /sessions/{id}/escort-arrival", arrival)
                .sending("POST /sessions/{id}/escort-departure", "{\"fromSite\":false}")
                .sending("POST /sessions/{id}/escort-verification", verified)
                .sending("POST /sessions/{id}/vitals", vitals(CALM))
                .sending("POST /sessions/{id}/start", "{\"plannedMinutes\":40}")
                .sending("POST /sessions/{id}/pause", "{\"by\":\"PATIENT\"}")
                .sending("POST /sessions/{id}/resume", "{\"by\":\"doctor.roc\"}")
                .sending("POST /sessions/{id}/stop", "{\"by\":\"PATIENT\"}")
                .sending("POST /sessions/{id}/completion", "{}")
                .sending("POST /sessions/{id}/rescue-medication", rescue)
                .sendingUnwitnessed("POST /sessions/{id}/waste", waste(1))
                .sending("POST /sessions/{id}/discharge-score", "{\"aldrete\":10,\"padss\":10}")
                .sending("POST /sessions/{id}/abortion", "{\"reason\":\"the patient went home\"}")
                .tests();
    }
}
