package org.chairside.journal.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.util.backoff.BackOffExecution;

class NeverSkipTest {

    private final BackOffExecution pauses = NeverSkip.pauses().start();

    @Test
    void an_outage_is_tried_again_soon_and_then_every_two_seconds() {
        assertThat(next(6)).containsExactly(200, 400, 800, 1_600, 2_000, 2_000);
    }

    @Test
    void however_long_it_lasts_it_is_tried_again() {
        assertThat(next(100_000)).doesNotContain(BackOffExecution.STOP);
    }

    private long[] next(int count) {
        return LongStream.generate(pauses::nextBackOff).limit(count).toArray();
    }
}
