package org.chairside.console.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.chairside.console.flow.FlowFigures.Waiting;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    static final Instant NOW = Instant.parse("2026-03-02T14:00:00Z");

    @ParameterizedTest
    @CsvSource({"0, true", "60, true", "61, false"})
    void nothing_waits_only_while_the_topic_has_been_heard_of_within_the_minute(long secondsAgo, boolean upToDate) {
        assertThat(FlowFigures.behind(new Waiting(0, null), NOW.minusSeconds(secondsAgo), NOW))
                .isEqualTo(upToDate ? Duration.ZERO : null);
        assertThat(FlowFigures.behind(new Waiting(0, null), null, NOW)).isNull();
    }

    @Test
    void what_has_waited_for_days_is_as_old_as_it_is_whoever_is_heard_of() {
        var threeDaysAgo = NOW.minus(Duration.ofDays(3));
        assertThat(FlowFigures.behind(new Waiting(1, threeDaysAgo), null, NOW)).isEqualTo(Duration.ofDays(3));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, 0, false",
                "0, 0, false",
                "60, 0, false",
                "61, 0, true",
                "0, 1, true",
                "-, 1, true",
                "0, -, false"
            })
    void a_person_must_look_at_what_is_late_or_set_aside(
            @Nullable Long secondsBehind, @Nullable Long quarantined, boolean needs) {
        var behind = secondsBehind == null ? null : Duration.ofSeconds(secondsBehind);
        var edge = new FlowFigures.Edge("t", "o", "c", true, 0, null, 0, behind, quarantined);
        assertThat(edge.needsAttention()).isEqualTo(needs);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "168, -, forgotten",
                "167, -, notYet",
                "1, -, notYet",
                "1, 5, after",
                "1, 0, after",
                "1, -1, clocksDiffer",
                "200, 5, after"
            })
    void a_step_is_not_yet_handled_only_while_it_would_be_known(
            long hoursAgo, @Nullable Long handledAfterMillis, String how) {
        var recorded = NOW.minus(Duration.ofHours(hoursAgo));
        var at = handledAfterMillis == null ? null : recorded.plusMillis(handledAfterMillis);
        assertThat(Journeys.Handling.of("c", at, recorded, NOW).how()).isEqualTo(how);
    }
}
