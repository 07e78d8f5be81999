package org.chairside.journal.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.chairside.journal.knowledge.CredibleWatermark;
import org.chairside.journal.knowledge.WatermarkBook;
import org.chairside.journal.simulation.Examples;
import org.chairside.journal.watch.JournalMeters;
import org.junit.jupiter.api.Test;

class WatermarkHearingTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final WatermarkBook book = new WatermarkBook();
    private final WatermarkHearing hearing = new WatermarkHearing(
            book,
            new CredibleWatermark(Examples.catalogue(), "main", Examples.CLOCK),
            new JournalMeters(registry, Examples.catalogue()));

    @Test
    void a_forged_watermark_opens_no_gate_and_raises_the_alarm() {
        hear("""
                {"asOf":"2999-01-01T00:00:00Z","offsets":{"example.chairs.v1":[-1,-1,-1,-1]},"withheldKeys":[]}""");
        hear("[null]");
        hear("\u0000");

        assertThat(book.topics()).isEmpty();
        assertThat(registry.get("chairside.security.alarms")
                        .tag("reason", "watermark-forgery")
                        .counter()
                        .count())
                .isEqualTo(3);
    }

    /** A service remembers many hundred of them: one that is not bounded fills its memory. */
    @Test
    void a_watermark_of_more_than_64_kib_is_not_kept() {
        String genuine = """
                {"source":"chairside/main/chair-service","asOf":"2026-03-02T08:00:00Z",
                 "offsets":{"example.chairs.v1":[-1,7,0,12]},"withheldKeys":[]}""";

        hear(genuine + " ".repeat(65_537 - genuine.length()));
        assertThat(book.topics()).isEmpty();

        hear(genuine + " ".repeat(65_536 - genuine.length()));
        assertThat(book.topics()).containsExactly("example.chairs.v1");
    }

    private void hear(String json) {
        hearing.accept(json.getBytes(UTF_8));
    }
}
