package org.chairside.journal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.chairside.journal.jdbc.InboxStanding.WaitingStream;
import org.chairside.journal.watch.GapWatch.Hole;
import org.junit.jupiter.api.Test;

class GapWatchTest {

    private static final Instant SINCE = Instant.parse("2026-03-02T08:00:00Z");
    private static final WaitingStream GAP = new WaitingStream("chairs", "chair/1", 2, null, SINCE, 5);
    private static final Hole HOLE = new Hole("chairs", "chair/1", 3, 4);

    private final GapWatch watch = new GapWatch();

    @Test
    void a_hole_is_given_five_seconds_to_close_by_itself() {
        assertThat(watch.look(List.of(GAP), SINCE.plusSeconds(4)).questions()).isEmpty();
        assertThat(watch.look(List.of(GAP), SINCE.plusSeconds(5)).questions()).containsExactly(HOLE);
    }

    @Test
    void the_question_is_put_once_a_minute_until_it_is_answered() {
        watch.look(List.of(GAP), SINCE.plusSeconds(10));

        assertThat(watch.look(List.of(GAP), SINCE.plusSeconds(69)).questions()).isEmpty();
        assertThat(watch.look(List.of(GAP), SINCE.plusSeconds(70)).questions()).containsExactly(HOLE);
        assertThat(watch.look(List.of(), SINCE.plusSeconds(140)).questions()).isEmpty();
    }

    @Test
    void the_alarm_comes_after_a_minute_and_once() {
        assertThat(watch.look(List.of(GAP), SINCE.plusSeconds(59)).alarms()).isEmpty();
        assertThat(watch.look(List.of(GAP), SINCE.plusSeconds(60)).alarms()).containsExactly(HOLE);
        assertThat(watch.look(List.of(GAP), SINCE.plusSeconds(65)).alarms()).isEmpty();
    }

    @Test
    void what_is_held_or_stands_next_is_not_missing() {
        WaitingStream held = new WaitingStream("chairs", "chair/2", 2, SINCE, SINCE, 5);
        WaitingStream next = new WaitingStream("chairs", "chair/3", 2, null, SINCE, 3);

        assertThat(watch.look(List.of(held, next), SINCE.plusSeconds(600)).questions())
                .isEmpty();
    }

    @Test
    void the_question_names_what_is_missing() {
        var question = HOLE.question();

        assertThat(question.stream()).isEqualTo("chair/1");
        assertThat(question.from()).isEqualTo(3);
        assertThat(question.to()).isEqualTo(4);
        assertThat(question.reason()).isEqualTo("missing");
    }
}
