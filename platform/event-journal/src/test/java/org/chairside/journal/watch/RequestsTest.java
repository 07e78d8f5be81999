package org.chairside.journal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RequestsTest {

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    private final Requests requests = new Requests();

    @Test
    void the_same_question_is_answered_now_and_then() {
        assertThat(requests.admit("session-service", "chair/1", NOW)).isTrue();
        assertThat(requests.admit("session-service", "chair/1", NOW.plusSeconds(19)))
                .isFalse();
        assertThat(requests.admit("session-service", "chair/2", NOW.plusSeconds(19)))
                .isTrue();
        assertThat(requests.admit("intake-service", "chair/1", NOW.plusSeconds(19)))
                .isTrue();
        assertThat(requests.admit("session-service", "chair/1", NOW.plusSeconds(20)))
                .isTrue();
    }

    @Test
    void no_number_of_questions_publishes_everything_again() {
        int answered = 0;
        for (int stream = 0; stream < 10_000; stream++) {
            if (requests.admit("session-service", "chair/" + stream, NOW)) {
                requests.published(2_000);
                answered++;
            }
        }
        assertThat(answered).isEqualTo(10);
        assertThat(requests.admit("session-service", "chair/11", NOW.plusSeconds(59)))
                .isFalse();
        assertThat(requests.admit("session-service", "chair/11", NOW.plusSeconds(60)))
                .isTrue();
    }
}
