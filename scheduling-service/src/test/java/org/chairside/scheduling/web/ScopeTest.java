package org.chairside.scheduling.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.chairside.scheduling.appointment.KnownPatients;
import org.chairside.test.Api;
import org.chairside.test.Api.Answer;
import org.chairside.test.ChairsideTest;
import org.chairside.test.SettableClock;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** Who may do what, and where: a second copy of the matrix, so that a slip in the first is seen. */
@ChairsideTest
@Import(ClinicClockOfTheTest.class)
@TestPropertySource(properties = "chairside.limits.rate-limited=false")
class ScopeTest {

    private static final String[] ROLES = {
        "FRONT_DESK", "NURSE", "PRESCRIBER", "MEDICAL_DIRECTOR", "SITE_MANAGER", "VIAL_LEAD", "PRIVACY_OFFICER", "OPS"
    };

    private static final List<Use> USES = List.of(
            new Use("", null, "FRONT_DESK", "NURSE", "PRESCRIBER", "MEDICAL_DIRECTOR", "SITE_MANAGER"),
            new Use("/confirmation", "{\"channel\":\"PHONE\"}", "FRONT_DESK", "NURSE", "PRESCRIBER", "SITE_MANAGER"),
            new Use(
                    "/cancellation",
                    "{\"reason\":\"CLINIC_REQUEST\"}",
                    "FRONT_DESK",
                    "NURSE",
                    "PRESCRIBER",
                    "SITE_MANAGER"),
            new Use("/check-in", "", "FRONT_DESK", "NURSE", "PRESCRIBER"),
            new Use("/no-show", "", "FRONT_DESK", "NURSE", "PRESCRIBER"),
            new Use("/non-treatment", "{\"reasons\":[\"VITALS\"]}", "NURSE", "PRESCRIBER"));

    /** One request about one visit; it reads if it has no body. */
    private record Use(String path, String body, Set<String> roles) {

        Use(String path, String body, String... roles) {
            this(path, body, Set.of(roles));
        }

        Answer ask(Api person, String visit) {
            var address = "/appointments/" + visit + path;
            return body == null ? person.get(address) : person.post(address, body);
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private KnownPatients patients;

    @Autowired
    private SettableClock clock;

    @TestFactory
    Stream<DynamicTest> every_use_by_every_role_at_the_own_site_at_another_and_of_nothing() {
        var start = LocalDateTime.parse("2026-06-01T10:00");
        clock.set(start.minusHours(1).atZone(ZoneId.of("America/New_York")).toInstant());
        var visit = new Clinic(port, patients).newVisit(start);
        return USES.stream().flatMap(use -> Arrays.stream(ROLES)
                .map(role -> DynamicTest.dynamicTest(use.path() + " as " + role, () -> assertScope(use, role, visit))));
    }

    private void assertScope(Use use, String role, String visit) {
        var here = new Api(port, role.toLowerCase(Locale.ROOT) + ".roc", role, "ROC");
        var elsewhere = new Api(port, role.toLowerCase(Locale.ROOT) + ".buf", role, "BUF");
        var may = use.roles.contains(role);

        assertThat(use.ask(here, visit).status()).as("own site").isIn(may ? Set.of(200, 409) : Set.of(403));
        assertThat(use.ask(elsewhere, visit).status()).as("other site").isEqualTo(may ? 404 : 403);
        assertThat(use.ask(here, UUID.randomUUID().toString()).status())
                .as("unknown")
                .isEqualTo(may ? 404 : 403);
    }
}
