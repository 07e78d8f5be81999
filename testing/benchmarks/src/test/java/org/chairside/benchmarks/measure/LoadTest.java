package org.chairside.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.chairside.benchmarks.event.VisitNoted;
import org.chairside.benchmarks.measure.Ledger.Span;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class LoadTest {

    @Test
    void numbers_have_no_holes_and_each_visit_goes_on_from_its_last_version() throws InterruptedException {
        Queue<Change> changes = new ConcurrentLinkedQueue<>();
        try (Load load = new Load(changes::add, new Ledger())) {
            assertThat(load.atRate(100_000, Duration.ofMillis(50))).isEqualTo(new Span(0, 5_000));
            assertThat(load.atRate(100_000, Duration.ofMillis(10))).isEqualTo(new Span(5_000, 6_000));
        }

        assertThat(changes.stream().map(Change::number).sorted().toList())
                .containsExactlyElementsOf(
                        java.util.stream.IntStream.range(0, 6_000).boxed().toList());
        for (int visit = 0; visit < Load.VISITS; visit++) {
            int each = visit;
            assertThat(changes.stream().filter(change -> change.visit() == each).map(Change::version))
                    .containsExactly(0, 1, 2);
        }
    }

    @Test
    void the_event_has_the_size_of_an_ordinary_one() {
        byte[] json = JsonMapper.shared().writeValueAsBytes(VisitNoted.of(12_345, 1_234, Instant.now()));

        assertThat(json.length).isBetween(550, 650);
    }
}
