package org.chairside.console.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BoardControllerTest {

    @Test
    void a_board_is_as_old_on_the_clinics_clock_as_it_is() {
        var machineNow = Instant.parse("2026-11-22T21:58:52Z");
        var clinicNow = Instant.parse("2026-11-23T19:41:00Z");

        assertThat(BoardController.onTheWallClock(machineNow.minus(Duration.ofSeconds(2)), machineNow, clinicNow))
                .isEqualTo(clinicNow.minus(Duration.ofSeconds(2)));
    }
}
