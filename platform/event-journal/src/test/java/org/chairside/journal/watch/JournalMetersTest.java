package org.chairside.journal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.chairside.journal.Envelope;
import org.chairside.journal.example.ChairFreed;
import org.chairside.journal.inbox.Subscription;
import org.chairside.journal.jdbc.JournalStanding;
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

    @Test
    void the_figures_of_the_relay_are_those_of_the_journal() {
        meters.relay(new JournalStanding.Lag(3, 7.5), Map.of("too-large", 2L));
        assertThat(gauge("chairside.relay.lag.rows")).isEqualTo(3);
        assertThat(gauge("chairside.relay.lag.oldest.seconds")).isEqualTo(7.5);
        assertThat(gauge("chairside.relay.parked.rows", "reason", "too-large")).isEqualTo(2);

        meters.relay(new JournalStanding.Lag(0, null), Map.of());
        assertThat(gauge("chairside.relay.lag.rows")).isZero();
        assertThat(gauge("chairside.relay.lag.oldest.seconds")).isZero();
        assertThat(registry.find("chairside.relay.parked.rows").gauges()).isEmpty();
    }

    @Test
    void what_is_not_known_of_a_topic_is_no_number_and_no_zero() {
        Map<String, @Nullable Instant> known = new HashMap<>();
        known.put("chairs", Examples.MORNING);
        known.put("lamps", null);

        meters.freshness(known, Map.of(), Examples.MORNING.plusSeconds(12));

        assertThat(gauge("chairside.freshness.seconds", "topic", "chairs")).isEqualTo(12);
        assertThat(gauge("chairside.freshness.seconds", "topic", "lamps")).isNaN();
    }

    private double gauge(String name, String... tags) {
        return registry.get(name).tags(tags).gauge().value();
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
