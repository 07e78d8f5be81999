package org.chairside.journal.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.journal.simulation.Examples.CHAIRS;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.chairside.journal.example.ChairFreed;
import org.chairside.journal.example.ChairTaken;
import org.chairside.journal.simulation.Examples;
import org.chairside.journal.simulation.InMemoryBus;
import org.chairside.journal.simulation.InMemoryJournal;
import org.chairside.journal.simulation.PortCalls;
import org.junit.jupiter.api.Test;

class RelayTest {

    private static final String MARKS = "watermarks";

    private Instant now = Examples.MORNING;
    private long nanos;
    private final InMemoryJournal journal = new InMemoryJournal(PortCalls.QUIET, () -> now);
    private final InMemoryBus bus = new InMemoryBus(PortCalls.QUIET, 2);
    private final Settling settling = new Settling(journal);
    private final Relay relay = relay(settling);

    @Test
    void events_of_a_stream_are_sent_in_their_order() {
        append("chair/1", 1);
        append("chair/2", 1);
        append("chair/1", 2);

        relay.step();
        bus.deliver();

        assertThat(sentOf("chair/1")).containsExactly("1", "2");
    }

    @Test
    void a_lower_position_that_commits_late_is_sent_too() {
        long early = journal.takePosition();
        append("chair/2", 1);
        relay.step();
        bus.deliver();
        settle();

        journal.commit(early, Examples.row("chair/1", "p", 1, ChairTaken.example()));
        relay.step();
        bus.deliver();

        assertThat(sentOf("chair/1")).containsExactly("1");
    }

    @Test
    void a_mark_stays_until_the_broker_has_answered() {
        append("chair/1", 1);
        relay.step();
        settle();
        assertThat(journal.marks()).hasSize(1);

        bus.deliver();
        settle();

        assertThat(journal.marks()).isEmpty();
    }

    @Test
    void what_the_broker_lost_is_sent_again() {
        append("chair/1", 1);
        relay.step();
        bus.lose();

        relay.step();
        relay.step();
        bus.deliver();

        assertThat(sentOf("chair/1")).containsExactly("1");
    }

    @Test
    void a_zombie_deletes_no_mark() {
        append("chair/1", 1);
        relay.step();
        bus.deliver();
        relay.step();
        journal.seize();
        relay(new Settling(journal)).step();

        settling.step();

        assertThat(journal.marks()).hasSize(1);
        relay.step();
        assertThat(relay.leads()).isFalse();
    }

    @Test
    void one_that_can_never_be_sent_holds_only_its_own_stream() {
        bus.refuse(record -> "chair/1".equals(record.headers().get("ce_stream"))
                && "1".equals(record.headers().get("ce_sequence")));
        append("chair/1", 1);
        append("chair/2", 1);
        relay.step();
        relay.step();
        append("chair/1", 2);
        relay.step();
        bus.deliver();

        assertThat(sentOf("chair/1")).isEmpty();
        assertThat(sentOf("chair/2")).containsExactly("1");
        assertThat(journal.parked())
                .extracting(JournalStore.Parked::reason)
                .containsExactlyInAnyOrder("too-large", "held");
    }

    @Test
    void a_watermark_waits_for_every_row_read_before_it() {
        append("chair/1", 1);
        relay.step();
        passTime();
        relay.step();
        assertThat(bus.all(MARKS)).isEmpty();

        bus.deliver();
        relay.step();
        bus.deliver();

        assertThat(bus.all(MARKS)).hasSize(1);
    }

    @Test
    void one_more_event_of_a_held_stream_delays_no_watermark() {
        bus.refuse(record -> "chair/1".equals(record.headers().get("ce_stream")));
        append("chair/1", 1);
        relay.step();
        relay.step();
        append("chair/2", 1);
        relay.step();

        passTime();
        append("chair/1", 2);
        append("chair/3", 1);
        relay.step();
        bus.deliverOne(0, true); // the first watermark
        bus.deliverOne(0, true); // chair/2, the last that the second waits for
        relay.step();
        bus.deliver();

        assertThat(bus.all(MARKS)).hasSize(2);
    }

    private Relay relay(Settling itsSettling) {
        Watermarks watermarks = new Watermarks(
                "chairside/main/chair-service",
                List.of(CHAIRS),
                mark -> new OutgoingRecord(
                        MARKS, mark.source(), Map.of(), mark.toString().getBytes(StandardCharsets.UTF_8)),
                () -> nanos,
                Duration.ofMillis(500));
        watermarks.forget();
        return new Relay(
                journal,
                bus,
                journal.lease(),
                new Packing(Examples.catalogue()),
                watermarks,
                itsSettling,
                RelaySettings.standard());
    }

    private void append(String stream, int sequence) {
        Object event = sequence == 1 ? ChairTaken.example() : new ChairFreed("chair-1");
        journal.append(Examples.row(stream, "p", sequence, event));
    }

    private void settle() {
        relay.step();
        settling.step();
        relay.step();
    }

    private void passTime() {
        nanos += Duration.ofSeconds(1).toNanos();
        now = now.plusSeconds(1);
    }

    private List<String> sentOf(String stream) {
        return bus.all(CHAIRS).stream()
                .filter(record -> stream.equals(record.headers().get("ce_stream")))
                .map(record -> record.headers().get("ce_sequence"))
                .toList();
    }
}
