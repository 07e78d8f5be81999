package org.chairside.kit.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.chairside.kit.sample.Caller.Answer;
import org.chairside.test.ChairsideTest;
import org.chairside.test.TestTokens;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Row H14 of docs/bad-input.md. */
@ChairsideTest
@TestPropertySource(properties = "chairside.limits.rate-limited=true")
class ServiceRateLimitTest {

    @LocalServerPort
    int port;

    @Test
    void one_person_who_asks_too_fast_is_told_to_wait_and_others_are_served() {
        var caller = new Caller(port);

        var answers = IntStream.range(0, 200)
                .mapToObj(_ -> caller.get("/things?site=ROC"))
                .toList();

        assertThat(answers)
                .extracting(Answer::status)
                .containsOnly(200, 429)
                .startsWith(200)
                .contains(429);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 429)
                .allMatch(answer -> Integer.parseInt(answer.header("Retry-After")) >= 1);
        var other = caller.send(caller.to("/things?site=ROC")
                .setHeader("Authorization", "Bearer " + TestTokens.of("nurse2.roc", "NURSE", "ROC")));
        assertThat(other.status()).isEqualTo(200);
    }
}
