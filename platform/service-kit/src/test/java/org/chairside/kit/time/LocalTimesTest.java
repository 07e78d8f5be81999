package org.chairside.kit.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.chairside.kit.problem.InvalidInput;
import org.junit.jupiter.api.Test;

/** Rows D3 and D4 of docs/bad-input.md. */
class LocalTimesTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final ZoneId PHOENIX = ZoneId.of("America/Phoenix");

    @Test
    void an_ordinary_time_needs_no_offset() {
        assertThat(LocalTimes.resolve(LocalDateTime.parse("2026-11-23T09:00"), NEW_YORK, null))
                .isEqualTo(Instant.parse("2026-11-23T14:00:00Z"));
    }

    @Test
    void a_time_the_clock_skips_is_refused_with_the_two_nearest() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> LocalTimes.resolve(LocalDateTime.parse("2026-03-08T02:30"), NEW_YORK, null))
                .satisfies(wrong -> {
                    assertThat(wrong.errors().getFirst().code()).isEqualTo("nonexistent-local-time");
                    assertThat(wrong.errors().getFirst().pointer()).isEqualTo("#/localStart");
                    assertThat(wrong.errors().getFirst().detail()).contains("2026-03-08T01:59", "2026-03-08T03:00");
                });
    }

    @Test
    void a_time_the_clock_shows_twice_needs_the_offset_and_both_instants_are_named() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> LocalTimes.resolve(LocalDateTime.parse("2026-11-01T01:30"), NEW_YORK, null))
                .satisfies(wrong -> {
                    assertThat(wrong.errors().getFirst().code()).isEqualTo("ambiguous-local-time");
                    assertThat(wrong.errors().getFirst().detail())
                            .contains("-04:00 is 2026-11-01T05:30:00Z", "-05:00 is 2026-11-01T06:30:00Z");
                });
    }

    @Test
    void the_offset_says_which_of_the_two() {
        var twice = LocalDateTime.parse("2026-11-01T01:30");

        assertThat(LocalTimes.resolve(twice, NEW_YORK, ZoneOffset.ofHours(-4)))
                .isEqualTo(Instant.parse("2026-11-01T05:30:00Z"));
        assertThat(LocalTimes.resolve(twice, NEW_YORK, ZoneOffset.ofHours(-5)))
                .isEqualTo(Instant.parse("2026-11-01T06:30:00Z"));
    }

    @Test
    void an_offset_the_zone_does_not_use_then_is_refused() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() ->
                        LocalTimes.resolve(LocalDateTime.parse("2026-07-01T09:00"), NEW_YORK, ZoneOffset.ofHours(-5)))
                .satisfies(wrong -> assertThat(wrong.errors().getFirst().code()).isEqualTo("offset"));
    }

    @Test
    void phoenix_knows_neither() {
        assertThat(LocalTimes.resolve(LocalDateTime.parse("2026-03-08T02:30"), PHOENIX, null))
                .isEqualTo(Instant.parse("2026-03-08T09:30:00Z"));
    }
}
