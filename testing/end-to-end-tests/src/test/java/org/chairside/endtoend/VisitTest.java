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
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

/** A visit over two sites: undisturbed, while every process is killed, and while the broker does not move. */
@ExtendWith(RunningHouse.class)
@Order(1)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class VisitTest {

    /** Two services at a time: one that writes, and one that hears of it. */
    private static final List<String[]> EVERY_PROCESS = List.of(
            new String[] {"intake-service", "notification-service"},
            new String[] {"kafka"},
            new String[] {"session-service", "operations-console"},
            new String[] {"postgres"},
            new String[] {"scheduling-service"});

    private final House house;

    VisitTest(House house) {
        this.house = house;
    }

    @Test
    @Order(1)
    void a_visit_goes_from_registration_to_the_door_over_two_sites() {
        var told = house.playVisit();

        assertThat(told)
                .contains(
                        "discharge-confirmed",
                        "start-gate-closed E1",
                        "M2",
                        "witness-same-person K2",
                        "discharge-rule",
                        "F1");
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
    void what_patients_told_is_in_no_log_no_topic_and_no_answer_to_operators() throws Exception {
        var canaries = new Canaries(house);

        assertThat(canaries.ownersDatabase()).contains(Canaries.WORDS);
        assertThat(canaries.found()).isEmpty();
    }

    /** All processes together; what they share counts once. */
    @Test
    @Order(2)
    @EnabledOnOs(OS.LINUX)
    void the_house_lives_in_two_and_a_half_gibibytes() {
        var mebibytes = house.residentMebibytes();
        System.out.println("all processes together hold " + mebibytes + " MiB");
        assertThat(mebibytes).isBetween(500L, 2_560L);
    }

    @Test
    @Order(3)
    void visits_go_on_while_each_process_is_killed_and_comes_back() throws Exception {
        var healed = new AtomicBoolean();
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            var visits = hands.submit(() -> {
                do {
                    house.playVisit();
                } while (!healed.get());
            });
            try {
                for (var victims : EVERY_PROCESS) {
                    house.kill(victims);
                }
            } finally {
                healed.set(true);
            }
            visits.get(3, TimeUnit.MINUTES);
        }
        house.records().awaitAgreement();
    }

    @Test
    @Order(4)
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
