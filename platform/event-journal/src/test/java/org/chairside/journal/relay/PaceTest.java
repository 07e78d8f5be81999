package org.chairside.journal.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {

    @ParameterizedTest
    @CsvSource({"0, 2000", "1, 2000", "5, 2000", "6, 2400", "25, 10000", "26, 10000", "2000, 10000"})
    void the_more_was_found_the_more_may_come_together_within_bounds(int found, long micros) {
        var pace = Pace.afterSending(found);

        assertThat(pace.atLeast()).isEqualTo(Duration.ofNanos(micros * 1_000));
        assertThat(pace.atMost()).isEqualTo(pace.atLeast().multipliedBy(2));
    }
}
