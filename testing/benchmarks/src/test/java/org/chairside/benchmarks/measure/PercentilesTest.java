package org.chairside.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {

    private static final long MILLISECOND = 1_000_000;

    @Test
    void a_percentile_is_a_value_that_was_measured() {
        Percentiles thousand = Percentiles.of(LongStream.rangeClosed(1, 1_000)
                .map(each -> (1_001 - each) * MILLISECOND)
                .toArray());

        assertThat(thousand.millis(50)).isEqualTo(500);
        assertThat(thousand.millis(99)).isEqualTo(990);
        assertThat(thousand.millis(99.9)).isEqualTo(999);
        assertThat(thousand.millis(100)).isEqualTo(1_000);
    }

    @Test
    void one_slow_event_of_a_hundred_shows_above_the_99th_percentile_only() {
        long[] hundred = LongStream.generate(() -> MILLISECOND).limit(100).toArray();
        hundred[17] = 80 * MILLISECOND;

        assertThat(Percentiles.of(hundred).millis(99)).isEqualTo(1);
        assertThat(Percentiles.of(hundred).millis(99.9)).isEqualTo(80);
    }

    @Test
    void nothing_measured_is_not_a_figure() {
        assertThatIllegalArgumentException().isThrownBy(() -> Percentiles.of(new long[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> Spread.of(List.of()));
    }

    @Test
    void the_median_of_rounds_is_the_middle_and_the_spread_its_ends() {
        assertThat(Spread.of(List.of(3.0, 1.0, 2.0))).isEqualTo(new Spread(1, 2, 3));
        assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 3.0))).isEqualTo(new Spread(1, 2.5, 4));
    }
}
