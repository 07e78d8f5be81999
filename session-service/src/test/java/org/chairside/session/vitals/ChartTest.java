package org.chairside.session.vitals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.session.Readings.CALM;
import static org.chairside.session.Readings.at;
import static org.chairside.session.Readings.heartRate;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ChartTest {

    private static final Instant TAKEN = Instant.parse("2026-03-02T15:20:00Z");

    /** A slip of the finger is charted again with the same time. */
    @Test
    void of_two_sets_of_one_instant_the_later_charted_is_the_newer() {
        var slip = Chart.EMPTY.with(at(TAKEN, heartRate(270)));
        assertThat(slip.isOvertakenBy(TAKEN)).isTrue();
        assertThat(slip.isOvertakenBy(TAKEN.minusMillis(1))).isFalse();

        var corrected = slip.with(at(TAKEN, CALM));

        assertThat(corrected.newest()).contains(at(TAKEN, CALM));
        assertThat(corrected.readings()).hasSize(2);
    }
}
