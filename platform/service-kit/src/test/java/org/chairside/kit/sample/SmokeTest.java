package org.chairside.kit.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.chairside.test.ChairsideTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ChairsideTest
class SmokeTest {

    @LocalServerPort
    int port;

    @Test
    void a_thing_is_made_and_read() {
        var caller = new Caller(port);
        var made = caller.post("/things", "{\"site\":\"ROC\",\"label\":\"one\",\"amount\":5}");
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        var read = caller.get(made.header("Location"));
        assertThat(read.status()).as(read.toString()).isEqualTo(200);
    }
}
