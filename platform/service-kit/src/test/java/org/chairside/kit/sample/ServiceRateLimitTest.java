package org.chairside.kit.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.chairside.kit.sample.Caller.Answer;
import org.chairside.test.ChairsideTest;
import org.chairside.test.TestTokens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Row H14 of docs/bad-input.md. */
@ChairsideTest
@TestPropertySource(properties = "chairside.limits.rate-limited=true")
class ServiceRateLimitTest {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

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
        assertThat(IntStream.range(0, 200)
                        .mapToObj(_ -> caller.post("/things", "{}").status())
                        .toList())
                .contains(429);
        assertThat(jdbc.sql("select distinct status from audit_entry")
                        .query(Integer.class)
                        .list())
                .as("what fills no trail")
                .isNotEmpty()
                .doesNotContain(429);
        var other = caller.send(caller.to("/things?site=ROC")
                .setHeader("Authorization", "Bearer " + TestTokens.of("nurse2.roc", "NURSE", "ROC")));
        assertThat(other.status()).isEqualTo(200);
    }
}
