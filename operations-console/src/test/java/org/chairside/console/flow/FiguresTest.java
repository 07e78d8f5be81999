package org.chairside.console.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.chairside.console.flow.FlowFigures.Worry;
import org.chairside.console.flow.Standings.Standing;
import org.chairside.journal.catalogue.Topic;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    static final Instant NOW = Instant.parse("2026-03-02T14:00:00Z");
    static final Topic TOPIC =
            new Topic("t", "o", null, null, 1, "delete", null, true, "F", List.of("c"), List.of(), List.of());

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "0, false, NONE",
                "10, false, NONE",
                "11, true, LATE",
                "60, true, LATE",
                "61, true, NEEDS_SOMEBODY",
                "-, false, UNKNOWN"
            })
    void a_consumer_is_as_late_as_what_it_knows_is_old(@Nullable Long secondsAgo, boolean late, Worry worry) {
        Map<String, Instant> known = secondsAgo == null ? Map.of() : Map.of("t", NOW.minusSeconds(secondsAgo));
        var edge = FlowFigures.edge(TOPIC, "c", 0, new Standing(Map.of(), Map.of(), known), NOW);
        assertThat(edge.isLate()).isEqualTo(late);
        assertThat(edge.worry()).isEqualTo(worry);
        assertThat(edge.behind()).isEqualTo(secondsAgo == null ? null : Duration.ofSeconds(secondsAgo));
        assertThat(edge.waiting()).isZero();
        assertThat(edge.quarantined()).isZero();
    }

    @Test
    void of_a_consumer_that_does_not_answer_nothing_is_claimed() {
        assertThat(FlowFigures.edge(TOPIC, "c", 3, null, NOW))
                .isEqualTo(new FlowFigures.Edge("t", "o", "c", 3, null, null, null));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, 0, UNKNOWN",
                "0, 0, NONE",
                "60, 0, LATE",
                "61, 0, NEEDS_SOMEBODY",
                "0, 1, NEEDS_SOMEBODY",
                "-, 1, NEEDS_SOMEBODY",
                "0, -, UNKNOWN"
            })
    void a_person_must_look_at_what_is_late_or_set_aside_and_nothing_unknown_is_well(
            @Nullable Long secondsBehind, @Nullable Long quarantined, Worry worry) {
        var behind = secondsBehind == null ? null : Duration.ofSeconds(secondsBehind);
        var edge = new FlowFigures.Edge("t", "o", "c", 0, 0L, behind, quarantined);
        assertThat(edge.worry()).isEqualTo(worry);
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
