package org.chairside.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.chairside.simulator.EventWatch;
import org.chairside.simulator.PlayVisit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** One house for all of these, because five services take their time to start. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class VisitTest {

    private static House house;

    @BeforeAll
    static void start() {
        house = new House();
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    @Test
    @Order(1)
    void a_visit_goes_from_registration_to_the_door_over_two_sites() {
        var told = playVisit();

        assertThat(told).contains("discharge-confirmed", "start-gate-closed E1", "M2", "discharge-rule", "F1");
        new Records(house).awaitAgreement();
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
    void a_visit_goes_on_while_each_process_is_killed_and_comes_back() throws Exception {
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            var visits = hands.submit(() -> {
                playVisit();
                playVisit();
                return playVisit();
            });
            for (var victim : List.of(
                    "intake-service",
                    "session-service",
                    "kafka",
                    "scheduling-service",
                    "notification-service",
                    "postgres",
                    "operations-console")) {
                house.kill(victim);
            }
            assertThat(visits.get(6, TimeUnit.MINUTES)).contains("discharge-confirmed");
        }

        new Records(house).awaitAgreement();
        assertThat(house.said()).contains("ended by itself; starting it again");
    }

    @Test
    @Order(3)
    void commands_are_answered_while_the_broker_does_not_move_and_events_follow() throws Exception {
        house.signal("kafka", "STOP");
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
        } finally {
            house.signal("kafka", "CONT");
        }
        new Records(house).awaitAgreement();
    }

    private static String playVisit() {
        var told = new ByteArrayOutputStream();
        try (var clinic = house.clinic();
                var events = new EventWatch(house.stack().kafka())) {
            new PlayVisit(clinic, events, new PrintStream(told, true, StandardCharsets.UTF_8)).play();
        } finally {
            System.out.println(told.toString(StandardCharsets.UTF_8));
        }
        return told.toString(StandardCharsets.UTF_8);
    }
}
