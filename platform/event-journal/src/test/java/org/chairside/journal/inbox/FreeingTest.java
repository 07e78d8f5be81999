package org.chairside.journal.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.chairside.journal.example.ChairFreed;
import org.chairside.journal.simulation.Examples;
import org.junit.jupiter.api.Test;

class FreeingTest {

    private static final StreamState HELD_AT_3 =
            new StreamState("chair/1", true, 3, Instant.EPOCH, null, Fingerprints.NONE);

    @Test
    void a_skipped_event_takes_its_number_with_it() {
        SetAside poison = aside(1, 4, SetAside.State.QUARANTINED, Reason.HASH_MISMATCH);

        StreamState freed = Freeing.skipped(HELD_AT_3, poison, waiting(poison), false);

        assertThat(freed.last()).isEqualTo(4);
        assertThat(freed.held()).isFalse();
    }

    @Test
    void a_forged_event_leaves_its_number_to_the_true_one() {
        SetAside forged = aside(1, 4, SetAside.State.QUARANTINED, Reason.HASH_MISMATCH);
        SetAside genuine = aside(2, 4, SetAside.State.HELD, null);

        StreamState freed = Freeing.skipped(HELD_AT_3, forged, waiting(forged, genuine), false);

        assertThat(freed.last()).isEqualTo(3);
        assertThat(freed.held()).isFalse();
    }

    @Test
    void an_impostor_of_another_service_never_had_a_number() {
        SetAside impostor = aside(1, 4, SetAside.State.QUARANTINED, Reason.WRONG_TOPIC);

        assertThat(Freeing.skipped(HELD_AT_3, impostor, waiting(impostor), false))
                .isEqualTo(HELD_AT_3);
    }

    @Test
    void nothing_is_skipped_while_events_before_it_are_missing() {
        SetAside poison = aside(1, 6, SetAside.State.QUARANTINED, Reason.HASH_MISMATCH);

        assertThatThrownBy(() -> Freeing.skipped(HELD_AT_3, poison, waiting(poison), false))
                .isInstanceOf(Freeing.EarlierMissing.class);
        assertThat(Freeing.skipped(HELD_AT_3, poison, waiting(poison), true).last())
                .isEqualTo(6);
    }

    @Test
    void a_second_fork_keeps_the_stream_held() {
        SetAside fork = aside(1, 3, SetAside.State.QUARANTINED, Reason.SEQUENCE_FORK);
        SetAside other = aside(2, 2, SetAside.State.QUARANTINED, Reason.SEQUENCE_FORK);

        assertThat(Freeing.skipped(HELD_AT_3, fork, waiting(other, fork), false).held())
                .isTrue();
        StreamState freed = Freeing.skipped(HELD_AT_3, fork, waiting(fork), false);
        assertThat(freed.held()).isFalse();
        assertThat(freed.last()).isEqualTo(3);
    }

    private static SetAside aside(
            long id, int sequence, SetAside.State state, @org.jspecify.annotations.Nullable Reason reason) {
        var row = Examples.row("chair/1", "p", sequence, new ChairFreed("chair-1"));
        return new SetAside(
                id, state, Examples.record(row, id), row.envelope(), reason == null ? null : Poison.of(reason));
    }

    private static List<Waiting> waiting(SetAside... rows) {
        return Arrays.stream(rows)
                .map(row -> new Waiting(
                        row.id(),
                        Objects.requireNonNull(row.envelope()).sequence(),
                        row.state(),
                        row.poison() == null ? null : row.poison().reason(),
                        false))
                .toList();
    }
}
