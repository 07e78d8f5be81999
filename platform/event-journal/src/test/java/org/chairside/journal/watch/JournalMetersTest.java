package org.chairside.journal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.Map;
import org.chairside.journal.Envelope;
import org.chairside.journal.example.ChairFreed;
import org.chairside.journal.inbox.Subscription;
import org.chairside.journal.simulation.Examples;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JournalMetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final JournalMeters meters = new JournalMeters(registry, Examples.catalogue());

    @Test
    void no_free_text_becomes_a_tag_and_no_age_is_too_great() {
        applied("ROC", Instant.now());
        applied("Ada Lovelace, 12 Elm Street", Instant.now());
        applied(null, Instant.MIN);

        meters.freshness(Map.of(), Map.of(), Instant.now());

        assertThat(registry.get("chairside.freshness.site.seconds").gauges())
                .singleElement()
                .satisfies(gauge -> assertThat(gauge.getId().getTag("site")).isEqualTo("ROC"));
        assertThat(registry.get("chairside.inbox.recorded.to.applied").timer().count())
                .isEqualTo(3);
    }

    private void applied(@Nullable String site, Instant recorded) {
        Envelope e = Examples.row("chair/1", "p", 1, new ChairFreed("chair-1")).envelope();
        meters.applied(
                new Subscription("chair-service", Examples.CHAIRS),
                new Envelope(
                        e.id(),
                        e.type(),
                        e.source(),
                        e.time(),
                        e.subject(),
                        e.stream(),
                        e.sequence(),
                        e.partitionKey(),
                        site,
                        e.journeyId(),
                        e.causationId(),
                        e.policyVersion(),
                        e.actor(),
                        recorded,
                        e.origin(),
                        e.dataHash(),
                        e.traceparent(),
                        e.tracestate()));
    }
}
