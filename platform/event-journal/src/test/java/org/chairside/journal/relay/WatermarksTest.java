package org.chairside.journal.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.journal.relay.JournalStore.Parked;
import org.chairside.journal.relay.JournalStore.Refill;
import org.chairside.journal.simulation.Examples;
import org.chairside.journal.simulation.InMemoryBus;
import org.chairside.journal.simulation.InMemoryJournal;
import org.chairside.journal.simulation.PortCalls;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class WatermarksTest {

    private static final String MARKS = "watermarks";
    private static final Instant NOW = Examples.MORNING;
    private static final Instant BEFORE = NOW.minusSeconds(60);

    private long nanos;
    private final InMemoryBus bus = new InMemoryBus(PortCalls.QUIET, 1);
    private final InMemoryJournal journal = new InMemoryJournal(PortCalls.QUIET, () -> NOW);
    private final Withheld withheld = new Withheld(stream -> stream.substring(0, stream.indexOf('/')));
    private final Watermarks watermarks = new Watermarks(
            "chairside/main/chair-service",
            List.of("chairs", "lamps"),
            mark -> new OutgoingRecord(
                    MARKS, mark.source(), Map.of(), JsonMapper.shared().writeValueAsBytes(mark)),
            () -> nanos,
            Duration.ofMillis(500));

    @BeforeEach
    void begin() {
        watermarks.begin(bus);
    }

    @Test
    void as_many_keys_as_a_watermark_holds_are_told() {
        park("chairs", 1_600);

        assertThat(announced().offsets()).containsOnlyKeys("chairs", "lamps");
        assertThat(announced().withheldKeys()).hasSize(1_600);
    }

    @Test
    void a_topic_that_withholds_more_keys_than_a_watermark_holds_is_left_out_and_no_other() {
        park("chairs", 1_700);
        park("lamps", 3);

        Watermark announced = announced();

        assertThat(announced.offsets()).containsOnlyKeys("lamps");
        assertThat(announced.withheldKeys()).hasSize(3);
        assertThat(bus.all(MARKS)).allMatch(record -> record.value().length <= Watermark.LARGEST);
    }

    @Test
    void nothing_is_announced_while_the_keys_of_nobody_knows_which_topic_are_too_many() {
        for (int each = 0; each < 1_700; each++) {
            withheld.add(new Parked(each, "/" + each, UUID.randomUUID().toString(), "unknown-type"));
        }
        watermarks.drained(NOW);
        watermarks.publish(bus, withheld);
        bus.deliver();

        assertThat(bus.all(MARKS)).isEmpty();
    }

    @Test
    void that_all_was_published_again_is_announced_of_each_topic_it_was_asked_for() {
        journal.refill(new Refill(null, BEFORE), new Refill("lamps", BEFORE.plusSeconds(1)));
        watermarks.lookAtRefills(journal);

        assertThat(announced().refilled()).isEqualTo(Map.of("chairs", BEFORE, "lamps", BEFORE.plusSeconds(1)));
    }

    @Test
    void what_was_marked_after_the_reading_is_not_announced_with_its_moment() {
        watermarks.lookAtRefills(journal);
        watermarks.drained(NOW);
        journal.refill(new Refill(null, BEFORE));
        passTime();
        watermarks.lookAtRefills(journal);
        watermarks.publish(bus, withheld);
        bus.deliver();
        assertThat(last().refilled()).isEmpty();

        passTime();
        assertThat(announced().refilled()).containsOnlyKeys("chairs", "lamps");
    }

    private void park(String topic, int keys) {
        for (int each = 0; each < keys; each++) {
            withheld.add(new Parked(each, topic + "/" + each, UUID.randomUUID().toString(), "too-large"));
        }
    }

    private void passTime() {
        nanos += Duration.ofSeconds(1).toNanos();
    }

    private Watermark announced() {
        passTime();
        watermarks.drained(NOW);
        watermarks.publish(bus, withheld);
        bus.deliver();
        return last();
    }

    private Watermark last() {
        return JsonMapper.shared().readValue(bus.all(MARKS).getLast().value(), Watermark.class);
    }
}
