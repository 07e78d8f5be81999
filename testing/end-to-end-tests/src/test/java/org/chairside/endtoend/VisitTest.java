package org.chairside.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** A visit over two sites: undisturbed, while every process is killed, and while the broker does not move. */
@ExtendWith(RunningHouse.class)
@Order(1)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class VisitTest {

    private static final List<String> EVERY_PROCESS = List.of(
            "intake-service",
            "session-service",
            "kafka",
            "scheduling-service",
            "notification-service",
            "postgres",
            "operations-console");

    private final House house;

    VisitTest(House house) {
        this.house = house;
    }

    @Test
    @Order(1)
    void a_visit_goes_from_registration_to_the_door_over_two_sites() {
        var told = house.playVisit();

        assertThat(told).contains("discharge-confirmed", "start-gate-closed E1", "M2", "discharge-rule", "F1");
        house.records().awaitAgreement();
        try (var clinic = house.clinic()) {
            assertThat(StreamSupport.stream(clinic.letters().spliterator(), false)
                            .map(letter -> letter.path("subject").asString()))
                    .contains(
                            "Su cita en Buffalo",
                            "Cómo prepararse para su cita en Buffalo",
                            "Después de su cita en Buffalo");
        }
    }

    @Test
    @Order(2)
    void visits_go_on_while_each_process_is_killed_and_comes_back() throws Exception {
        var healed = new AtomicBoolean();
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            var visits = hands.submit(() -> {
                do {
                    house.playVisit();
                } while (!healed.get());
            });
            try {
                for (var victim : EVERY_PROCESS) {
                    house.kill(victim);
                }
            } finally {
                healed.set(true);
            }
            visits.get(3, TimeUnit.MINUTES);
        }
        house.records().awaitAgreement();
    }

    @Test
    @Order(3)
    void commands_are_answered_while_the_broker_does_not_move_and_events_follow() {
        house.freeze("kafka");
        try (var clinic = house.clinic()) {
            var registrar = clinic.staff("frontdesk.roc");
            for (var number = 1; number <= 20; number++) {
                var answer = registrar.post(
                        clinic.stack().intake(),
                        "/patients",
                        Map.of(
                                "name", "Broker Down " + number,
                                "birthDate", "1990-01-01",
                                "language", "en",
                                "homeSite", "ROC"));
                assertThat(answer.status()).isEqualTo(201);
            }
            assertThat(house.records().disagreements()).anyMatch(found -> found.startsWith("intake: unpublished"));
        } finally {
            house.signal("kafka", "CONT");
        }
        house.records().awaitAgreement();
    }
}
