package org.chairside.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.chairside.simulator.Clinic;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The broker loses every topic, also what a subscriber had not heard yet; the journals tell it again. */
@ExtendWith(RunningHouse.class)
@Order(5)
class LostLogTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final House house;

    LostLogTest(House house) {
        this.house = house;
    }

    @Test
    void a_lost_log_is_published_again_and_what_is_built_from_it_has_the_same_hashes() throws Exception {
        house.records().awaitAgreement();
        try (var clinic = house.clinic()) {
            house.freeze("notification-service");
            register(clinic);
            awaitAllHeardButByNotification();
            var told = Fingerprint.ofAll(house);
            var cluster = clusterId();
            house.loseLog();
            assertThat(clusterId()).as("another cluster").isNotEqualTo(cluster);
            house.signal("notification-service", "CONT");

            publishAgain(clinic);
            house.records().awaitAgreement();
            var heard = Fingerprint.ofAll(house);
            heard.put("notification", told.get("notification"));
            assertThat(heard).as("what was known before").isEqualTo(told);
        }
        rebuildConsole();
    }

    private void rebuildConsole() {
        var before = Fingerprint.of(house, "console");
        try (var desktop = new Desktop(house)) {
            desktop.seat("ops", "en-US").signIn().rebuilds();
        }
        // what was hostile in the lost log is not in the new one
        house.records().expectNothingInQuarantineOf("operations-console");
        house.records().awaitAgreement();
        assertThat(Fingerprint.of(house, "console")).isEqualTo(before);
    }

    private String clusterId() throws IOException {
        return Files.readString(house.home().resolve("kafka/meta.properties"))
                .lines()
                .filter(line -> line.startsWith("cluster.id"))
                .findFirst()
                .orElseThrow();
    }

    private static void register(Clinic clinic) {
        for (var number = 1; number <= 20; number++) {
            var answer = clinic.staff("frontdesk.roc")
                    .post(
                            clinic.stack().intake(),
                            "/patients",
                            Map.of(
                                    "name", "Log Lost " + number,
                                    "birthDate", "1990-01-01",
                                    "language", "en",
                                    "homeSite", "ROC"));
            assertThat(answer.status()).isEqualTo(201);
        }
    }

    private void awaitAllHeardButByNotification() {
        await("everybody hears who is not frozen").atMost(PATIENCE).untilAsserted(() -> assertThat(
                        house.records().disagreements())
                .isNotEmpty()
                .allMatch(found -> found.startsWith("notification-service heard")));
    }

    private void publishAgain(Clinic clinic) {
        var operator = clinic.staff("ops");
        var stack = house.stack();
        for (var service : List.of(stack.intake(), stack.scheduling(), stack.session(), stack.notification())) {
            assertThat(operator.post(service, "/actuator/republish", Map.of("from", "beginning"))
                            .status())
                    .isEqualTo(202);
        }
    }
}
