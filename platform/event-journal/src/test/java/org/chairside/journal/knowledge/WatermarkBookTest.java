package org.chairside.journal.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chairside.journal.relay.Watermark;
import org.junit.jupiter.api.Test;

class WatermarkBookTest {

    private static final Instant EIGHT = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private final WatermarkBook book = new WatermarkBook();

    @Test
    void what_is_applied_up_to_a_watermark_is_known_as_of_its_moment() {
        hear(EIGHT, 10);
        hear(NINE, 20);

        assertThat(book.asOf("chairs", 0, "p", 10, null)).isEmpty();
        assertThat(book.asOf("chairs", 0, "p", 11, null)).contains(EIGHT);
        assertThat(book.asOf("chairs", 0, "p", 21, null)).contains(NINE);
    }

    @Test
    void a_place_in_a_lost_log_says_nothing_about_the_new_one() {
        hear(EIGHT, 5_000);
        hear(NINE, 3);

        assertThat(book.asOf("chairs", 0, "p", 5_001, null)).isEmpty();
        assertThat(book.asOf("chairs", 0, "p", 3, null)).isEmpty();
        assertThat(book.asOf("chairs", 0, "p", 4, null)).contains(NINE);
    }

    @Test
    void whoever_has_found_his_place_in_the_new_log_may_be_ahead_of_its_watermarks_again() {
        hear(EIGHT, 5_000);
        hear(NINE, 3);
        assertThat(book.asOf("chairs", 0, "p", 4, null)).isPresent();

        assertThat(book.asOf("chairs", 0, "p", 9, null)).contains(NINE);
    }

    @Test
    void a_consumer_that_lags_by_minutes_under_forty_watermarks_a_second_still_knows_as_of_when() {
        for (int each = 0; each < 40 * 300; each++) {
            hear(EIGHT.plusMillis(25L * each), each);
        }

        assertThat(book.asOf("chairs", 0, "p", 40 * 10, null))
                .hasValueSatisfying(asOf -> assertThat(asOf).isBetween(EIGHT.plusSeconds(8), EIGHT.plusSeconds(10)));
        assertThat(book.asOf("chairs", 0, "p", 40 * 300 - 20, null)).contains(EIGHT.plusMillis(25L * (40 * 300 - 21)));
    }

    private void hear(Instant asOf, long offset) {
        book.hear(
                new Watermark("chairside/main/chair-service", asOf, Map.of("chairs", List.of(offset)), Set.of(), null));
    }
}
