package org.chairside.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.chairside.benchmarks.measure.Ledger.Arrival;
import org.chairside.benchmarks.measure.Ledger.Span;
import org.chairside.benchmarks.measure.Ledger.Verdict;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private static final long MILLISECOND = 1_000_000;

    private final Ledger ledger = new Ledger();

    @Test
    void once_and_in_order_is_spotless() {
        apply(new Arrival(0, 7, 1), new Arrival(1, 8, 1), new Arrival(2, 7, 2));

        assertThat(ledger.verdict(3)).isEqualTo(Verdict.SPOTLESS);
    }

    @Test
    void what_never_came_is_lost() {
        apply(new Arrival(0, 7, 1), new Arrival(3, 8, 1));

        assertThat(ledger.verdict(5)).isEqualTo(new Verdict(3, 0, 0));
    }

    @Test
    void what_came_again_is_doubled_and_nothing_else() {
        apply(new Arrival(0, 7, 1), new Arrival(1, 7, 2));
        apply(new Arrival(0, 7, 1));

        assertThat(ledger.verdict(2)).isEqualTo(new Verdict(0, 1, 0));
    }

    @Test
    void what_overtook_its_stream_is_an_inversion() {
        apply(new Arrival(1, 7, 2), new Arrival(0, 7, 1));

        assertThat(ledger.verdict(2).inversions()).isPositive();
    }

    @Test
    void being_given_an_event_again_is_no_second_effect() {
        List<Arrival> one = List.of(new Arrival(0, 7, 1));
        ledger.inHand(one, 1);
        ledger.inHand(one, 2);
        ledger.applied(one, 3);

        assertThat(ledger.verdict(1)).isEqualTo(Verdict.SPOTLESS);
    }

    @Test
    void a_late_writer_counts_from_when_it_was_due() {
        ledger.committed(0, 10 * MILLISECOND, 14 * MILLISECOND);
        ledger.inHand(List.of(new Arrival(0, 7, 1)), 15 * MILLISECOND);
        ledger.applied(List.of(new Arrival(0, 7, 1)), 17 * MILLISECOND);
        Span all = new Span(0, 1);

        assertThat(ledger.dueToCommitted(all).millis(50)).isEqualTo(4);
        assertThat(ledger.dueToInHand(all).millis(50)).isEqualTo(5);
        assertThat(ledger.committedToInHand(all).millis(50)).isEqualTo(1);
        assertThat(ledger.dueToApplied(all).millis(50)).isEqualTo(7);
    }

    @Test
    void waiting_for_what_does_not_come_ends() throws InterruptedException {
        apply(new Arrival(0, 7, 1));

        assertThat(ledger.awaitApplied(1, Duration.ofSeconds(1))).isTrue();
        assertThat(ledger.awaitApplied(2, Duration.ofMillis(5))).isFalse();
    }

    private void apply(Arrival... arrivals) {
        ledger.applied(List.of(arrivals), MILLISECOND);
    }
}
