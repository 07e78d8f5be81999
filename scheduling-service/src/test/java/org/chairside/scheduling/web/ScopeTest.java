package org.chairside.scheduling.web;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.chairside.scheduling.appointment.KnownPatients;
import org.chairside.test.AccessMatrix;
import org.chairside.test.ChairsideTest;
import org.chairside.test.SettableClock;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** Who may do what, and where. */
@ChairsideTest
@Import(ClinicClockOfTheTest.class)
@TestPropertySource(properties = "chairside.limits.rate-limited=false")
class ScopeTest {

    private static final LocalDateTime START = LocalDateTime.parse("2026-06-01T10:00");

    @LocalServerPort
    private int port;

    @Autowired
    private KnownPatients patients;

    @Autowired
    private SettableClock clock;

    @TestFactory
    Stream<DynamicTest> every_endpoint_answers_every_role_of_every_site_as_it_may() {
        clock.set(START.minusHours(1).atZone(ZoneId.of("America/New_York")).toInstant());
        var clinic = new Clinic(port, patients);
        return AccessMatrix.of("scheduling-service", port)
                .with("id", clinic.newVisit(START))
                .with("code", "ROC", "NIL")
                .asking("GET /appointments", "?site=ROC&date=2026-06-01")
                .asking("GET /board", "?site=ROC&date=2026-06-01")
                .answeringEverySite("GET /sites", "")
                .sending(
                        "POST /appointments",
                        Clinic.booking(clinic.newPatient(), "ROC", clinic.newChair("ROC"), START.plusHours(3)))
                .sending("POST /appointments/{id}/confirmation", "{\"channel\":\"PHONE\"}")
                .sending("POST /appointments/{id}/cancellation", "{\"reason\":\"CLINIC_REQUEST\"}")
                .sending("POST /appointments/{id}/non-treatment", "{\"reasons\":[\"VITALS\"]}")
                .sending(
                        "POST /sites",
                        "{\"code\":\"ROC\",\"name\":\"Again\",\"zone\":\"America/New_York\",\"state\":\"NY\"}")
                .sending("POST /sites/{code}/chairs", "{\"label\":\"The matrix sat here\"}")
                .sending("PUT /sites/{code}/policy", "{\"values\":{}}")
                .tests();
    }
}
