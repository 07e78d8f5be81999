package org.chairside.journal.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chairside.journal.KnowledgeBarrier.Outcome;
import org.chairside.journal.relay.Watermark;
import org.chairside.journal.simulation.Examples;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalKnowledgeTest {

    private static final Instant ASKED = Examples.MORNING;
    private static final Duration MARGIN = Duration.ofMillis(50);
    private static final Instant WANTED = ASKED.plus(MARGIN);
    private static final Instant SHORT_SINCE = ASKED.minusSeconds(3_600);

    private final WatermarkBook book = new WatermarkBook();
    private final Map<String, Progress.Standing> standings = new HashMap<>();
    private final LocalKnowledge knowledge = new LocalKnowledge(
            book,
            (topic, partition, key) -> standings.getOrDefault(topic, new Progress.Standing(0, false)),
            Examples.CLOCK,
            MARGIN);

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT0.049S"})
    void what_falls_short_of_the_moment_and_the_margin_on_top_is_stale(Duration ahead) {
        applied("chairs", ASKED.plus(ahead));

        assertThat(await("chairs")).isEqualTo(new Outcome.Stale("chairs", ASKED.plus(ahead)));
    }

    @Test
    void what_reaches_the_moment_and_the_margin_on_top_is_complete_as_of_the_moment() {
        applied("chairs", WANTED);

        assertThat(await("chairs")).isEqualTo(new Outcome.Complete(ASKED));
    }

    @Test
    void of_several_topics_the_one_furthest_behind_is_named() {
        applied("chairs", WANTED.minusMillis(1));
        applied("lamps", WANTED.minusMillis(3));
        applied("rooms", WANTED.minusMillis(2));

        assertThat(await("chairs", "lamps", "rooms")).isEqualTo(new Outcome.Stale("lamps", WANTED.minusMillis(3)));
    }

    @Test
    void of_what_nothing_is_known_no_moment_is_named() {
        applied("chairs", WANTED);

        assertThat(await("chairs", "lamps")).isEqualTo(new Outcome.Stale("lamps", null));
    }

    @Test
    void a_short_log_says_nothing_however_far_it_was_read() {
        standings.put("chairs", new Progress.Standing(11, false, SHORT_SINCE));

        hear("chairs", WANTED, 10, null);
        assertThat(await("chairs")).isEqualTo(new Outcome.Stale("chairs", null));
        assertThat(knowledge.worst("chairs")).isEmpty();

        hear("chairs", WANTED, 10, SHORT_SINCE.plus(MARGIN));
        assertThat(await("chairs")).isEqualTo(new Outcome.Stale("chairs", null));
    }

    @Test
    void a_short_log_is_whole_once_all_that_was_published_again_is_applied() {
        standings.put("chairs", new Progress.Standing(11, false, SHORT_SINCE));
        Instant later = SHORT_SINCE.plus(MARGIN).plusMillis(1);

        hear("chairs", WANTED, 11, later);
        assertThat(await("chairs")).isEqualTo(new Outcome.Stale("chairs", null));

        standings.put("chairs", new Progress.Standing(12, false, SHORT_SINCE));
        assertThat(await("chairs")).isEqualTo(new Outcome.Complete(ASKED));
        assertThat(knowledge.worst("chairs")).contains(WANTED);
    }

    private Outcome await(String... topics) {
        return knowledge.await(List.of(topics), "patient-1", Duration.ZERO);
    }

    private void applied(String topic, Instant asOf) {
        hear(topic, asOf, 10, null);
        standings.put(topic, new Progress.Standing(11, false));
    }

    private void hear(String topic, Instant asOf, long offset, @Nullable Instant refilled) {
        book.hear(new Watermark(
                "chairside/main/chair-service",
                asOf,
                Map.of(topic, List.of(offset)),
                Set.of(),
                refilled == null ? null : Map.of(topic, refilled)));
    }
}
