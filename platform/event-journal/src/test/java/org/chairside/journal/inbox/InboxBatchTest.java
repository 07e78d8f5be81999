package org.chairside.journal.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.chairside.journal.Envelope;
import org.chairside.journal.Forged;
import org.chairside.journal.ImpossibleTransition;
import org.chairside.journal.KeyMissing;
import org.chairside.journal.Undecryptable;
import org.chairside.journal.Unreachable;
import org.chairside.journal.append.JournalRow;
import org.chairside.journal.catalogue.Topic;
import org.chairside.journal.catalogue.TopicCatalogue;
import org.chairside.journal.codec.DataHash;
import org.chairside.journal.codec.EnvelopeHeaders;
import org.chairside.journal.codec.EventCodec;
import org.chairside.journal.example.ChairEvent;
import org.chairside.journal.example.ChairFreed;
import org.chairside.journal.example.ChairTaken;
import org.chairside.journal.simulation.Examples;
import org.chairside.journal.simulation.InMemoryInbox;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

class InboxBatchTest {

    private final List<String> reads = new ArrayList<>();
    private final InMemoryInbox store = new InMemoryInbox(call -> {
        if (call.equals("before reading what stands aside")) {
            reads.add(call);
        }
    });
    private final List<String> applied = new ArrayList<>();
    private BiConsumer<ChairEvent, Envelope> trouble = (_, _) -> {};
    private long offset;

    InboxBatchTest() {
        store.alsoRestoring(new InMemoryInbox.Participant() {
            @Override
            public Object snapshot() {
                return List.copyOf(applied);
            }

            @Override
            public void restore(Object snapshot) {
                applied.clear();
                ((List<?>) snapshot).forEach(each -> applied.add(each.toString()));
            }
        });
    }

    private final InboxBatch inbox = inbox(new Reaction.ToEach<>(ChairEvent.class, this::apply));

    @Test
    void a_repeated_event_takes_effect_once() {
        JournalRow row = row("chair/1", 1);

        inbox.process(List.of(record(row), record(row)));
        inbox.process(List.of(record(row)));

        assertThat(applied).containsExactly("chair/1#1");
        assertThat(store.aside()).isEmpty();
    }

    @Test
    void an_event_that_comes_early_waits_for_the_one_before() {
        inbox.process(List.of(record(row("chair/1", 2)), record(row("chair/1", 3))));
        assertThat(applied).isEmpty();

        inbox.process(List.of(record(row("chair/1", 1))));

        assertThat(applied).containsExactly("chair/1#1", "chair/1#2", "chair/1#3");
        assertThat(store.aside()).isEmpty();
    }

    @Test
    void of_what_waits_no_contents_are_read_before_their_turn() {
        for (int sequence = 3; sequence <= 30; sequence++) {
            inbox.process(List.of(record(row("chair/1", sequence))));
        }
        inbox.process(List.of(record(row("chair/1", 1))));
        assertThat(reads).isEmpty();

        inbox.process(List.of(record(row("chair/1", 2))));

        assertThat(applied).hasSize(30);
        assertThat(reads).hasSize(28);
    }

    @Test
    void poison_holds_its_own_stream_and_no_other() {
        trouble = impossible("chair/1#2");

        inbox.process(List.of(
                record(row("chair/1", 1)),
                record(row("chair/1", 2)),
                record(row("chair/2", 1)),
                record(row("chair/1", 3))));

        assertThat(applied).containsExactly("chair/1#1", "chair/2#1");
        assertThat(reasons()).containsExactly("rule");
        assertThat(store.aside())
                .extracting(SetAside::state)
                .containsExactly(SetAside.State.QUARANTINED, SetAside.State.HELD);
    }

    @Test
    void a_handler_that_fails_is_tried_three_times() {
        List<String> tries = new ArrayList<>();
        trouble = (_, envelope) -> {
            tries.add(envelope.stream());
            throw new NullPointerException();
        };

        inbox.process(List.of(record(row("chair/1", 1))));

        assertThat(tries).hasSize(3);
        assertThat(reasons()).containsExactly("handler-error");
    }

    @Test
    void an_outage_quarantines_nothing() {
        trouble = (_, _) -> {
            throw new Unreachable("the key store", new IllegalStateException());
        };
        JournalRow row = row("chair/1", 1);

        assertThatThrownBy(() -> inbox.process(List.of(record(row)))).isInstanceOf(Unreachable.class);
        assertThat(store.aside()).isEmpty();
        trouble = (_, _) -> {};
        inbox.process(List.of(record(row)));

        assertThat(applied).containsExactly("chair/1#1");
    }

    @Test
    void a_record_whose_key_is_missing_waits_with_its_own_stream_alone() {
        trouble = (_, envelope) -> {
            if (envelope.stream().equals("chair/1")) {
                throw new KeyMissing("not here");
            }
        };

        inbox.process(List.of(record(row("chair/1", 1)), record(row("chair/1", 2)), record(row("chair/2", 1))));

        assertThat(applied).containsExactly("chair/2#1");
        assertThat(reasons()).containsExactly("key-missing");
        assertThat(store.receipts()).noneMatch(receipt -> receipt.outcome() == Receipt.Outcome.QUARANTINED);
    }

    @Test
    void a_batch_handler_loses_only_the_culprit() {
        trouble = impossible("chair/3#1");
        InboxBatch together = inbox(new Reaction.ToBatch<>(
                ChairEvent.class, events -> events.forEach(each -> apply(each.event(), each.envelope()))));
        List<IncomingRecord> records = new ArrayList<>();
        for (int chair = 1; chair <= 8; chair++) {
            records.add(record(row("chair/" + chair, 1)));
        }

        together.process(records);

        assertThat(applied).hasSize(7).doesNotContain("chair/3#1");
        assertThat(reasons()).containsExactly("rule");
    }

    @Test
    void a_freed_stream_goes_on_in_order() {
        trouble = impossible("chair/1#1");
        inbox.process(List.of(record(row("chair/1", 1)), record(row("chair/1", 2)), record(row("chair/1", 3))));
        trouble = (_, _) -> {};
        SetAside poison = store.aside().getFirst();

        inbox.resume("chair/1", held -> {
            store.release(poison, "skipped");
            return held.skipping(1).withoutHold();
        });

        assertThat(applied).containsExactly("chair/1#2", "chair/1#3");
        assertThat(store.aside()).isEmpty();
    }

    @Test
    void the_same_id_with_another_content_is_a_collision() {
        JournalRow row = row("chair/1", 1);
        inbox.process(List.of(record(row)));

        Map<String, String> headers = headers(row);
        byte[] other = "{\"chair\":\"forged\"}".getBytes(StandardCharsets.UTF_8);
        headers.put("ce_datahash", DataHash.of(other));
        inbox.process(List.of(Examples.record(Examples.CHAIRS, "p", headers, other, offset++)));

        assertThat(reasons()).containsExactly("id-collision");
        assertThat(applied).containsExactly("chair/1#1");
    }

    @Test
    void the_same_number_with_another_id_is_a_fork() {
        inbox.process(List.of(record(row("chair/1", 1)), record(row("chair/1", 1))));

        assertThat(reasons()).containsExactly("sequence-fork");
    }

    @Test
    void each_kind_of_poison_is_named() {
        assertThat(reasonOf(headers -> headers.put("ce_type", "example.unheard-of.v1")))
                .isEqualTo("unknown-type");
        assertThat(reasonOf(headers -> headers.put("ce_type", "example.chair-taken.v2")))
                .isEqualTo("unsupported-version");
        assertThat(reasonOf(headers -> headers.put("ce_type", "example.lamp-lit.v1")))
                .isEqualTo("wrong-topic");
        assertThat(reasonOf(headers -> headers.put("ce_partitionkey", "somebody-else")))
                .isEqualTo("key-mismatch");
        assertThat(reasonOf(headers -> headers.put("ce_datahash", "00"))).isEqualTo("hash-mismatch");
        assertThat(reasonOf(headers -> headers.put("ce_recordedtime", "2026-03-02T09:00:00Z")))
                .isEqualTo("clock-ahead");
        assertThat(reasonOf(headers -> headers.put("ce_source", "chairside/other/chair-service")))
                .isEqualTo("wrong-topic");
        assertThat(reasonOf(headers -> headers.put("ce_recordedtime", Instant.MIN.toString())))
                .isEqualTo("limits");
        assertThat(reasonOf(headers -> headers.put("ce_time", Instant.MAX.toString())))
                .isEqualTo("limits");
        assertThat(reasonOf(headers -> headers.remove("ce_stream"))).isEqualTo("not-envelope");
        assertThat(reasonOf(headers -> headers.put("ce_sequence", "+1"))).isEqualTo("not-envelope");
        assertThat(reasonOf(headers -> headers.put("ce_sequence", "\u0661"))).isEqualTo("not-envelope");
        assertThat(reasonOf(headers -> headers.put("ce_policyversion", "+1"))).isEqualTo("not-envelope");
        assertThat(reasonOf(headers -> headers.put("ce_actor", "x".repeat(9_000))))
                .isEqualTo("limits");
        assertThat(applied).isEmpty();
    }

    @Test
    void a_header_of_others_makes_no_event_unreadable_whatever_it_holds() {
        Map<String, String> headers = headers(row("chair/1", 1));
        headers.put("tracestate", "a=" + "b".repeat(9_000));
        headers.put("traceparent", "not\tone");

        inbox.process(List.of(
                Examples.record(Examples.CHAIRS, "p", headers, row("chair/1", 1).data(), offset++)));

        assertThat(applied).containsExactly("chair/1#1");
        assertThat(reasonOf(all -> {
                    all.put("x-one", "x".repeat(40_000));
                    all.put("x-two", "x".repeat(40_000));
                }))
                .isEqualTo("limits");
    }

    @Test
    void each_kind_of_bad_value_is_named() {
        assertThat(reasonOfValue("{\"chair\":")).isEqualTo("not-decodable");
        assertThat(reasonOfValue("")).isEqualTo("not-decodable");
        assertThat(reasonOfValue("\uFEFF{}")).isEqualTo("not-decodable");
        assertThat(reasonOfValue("null")).isEqualTo("schema");
        assertThat(reasonOfValue("{}")).isEqualTo("schema");
        assertThat(store.aside().getLast().poison()).extracting(Poison::pointer).isEqualTo("#/chair");
    }

    @Test
    void what_does_not_open_is_undecryptable_and_holds_its_own_stream() {
        SimpleModule sealing = new SimpleModule().addDeserializer(ChairTaken.Comfort.class, new Damaged());
        InboxBatch sealed = inbox(
                new Reaction.ToEach<>(ChairEvent.class, this::apply),
                Examples.catalogue(),
                new EventCodec(List.of(sealing)));

        sealed.process(List.of(
                record(row("chair/1", 1)),
                record(row("chair/1", 2)),
                record(Examples.row("chair/2", "p", 1, new ChairFreed("chair-2")))));

        assertThat(reasons()).containsExactly("undecryptable");
        assertThat(store.aside().getFirst().poison())
                .extracting(Poison::pointer)
                .isEqualTo("#/comfort");
        assertThat(applied).containsExactly("chair/2#1");
    }

    private static final class Damaged extends StdScalarDeserializer<ChairTaken.Comfort> {

        Damaged() {
            super(ChairTaken.Comfort.class);
        }

        @Override
        public ChairTaken.Comfort deserialize(JsonParser parser, DeserializationContext context) {
            throw new Undecryptable("damaged");
        }
    }

    /** 1970 is a time, and a number is none: whatever else Jackson might make of it. */
    @Test
    void a_number_is_no_time() {
        String taken = new String(row("chair/1", 1).data(), StandardCharsets.UTF_8);
        for (String wrong : List.of(
                "5", "5.5", "\"5\"", "\"1772445600000\"", "[2026,3,2]", "{}", "true", "\"2026-02-30T10:00:00Z\"")) {
            assertThat(reasonOfValue(taken.replace("\"2026-03-02T10:00:00Z\"", wrong)))
                    .as(wrong)
                    .isEqualTo("schema");
            assertThat(store.aside().getLast().poison())
                    .as(wrong)
                    .extracting(Poison::pointer)
                    .isEqualTo("#/at");
        }
        assertThat(applied).isEmpty();
    }

    @Test
    void an_ignorable_type_is_passed_over_and_its_stream_goes_on() {
        Map<String, String> headers = headers(row("chair/1", 1));
        headers.put("ce_type", "example.chair-cleaned.v1");
        byte[] value = row("chair/1", 1).data();
        headers.put("ce_datahash", DataHash.of(value));

        inbox.process(
                List.of(Examples.record(Examples.CHAIRS, "p", headers, value, offset++), record(row("chair/1", 2))));

        assertThat(applied).containsExactly("chair/1#2");
    }

    @Test
    void a_copy_of_an_event_in_another_stream_is_not_applied_and_holds_nothing() {
        InboxBatch named = inbox(new Reaction.ToEach<>(ChairEvent.class, this::apply), naming("chair/{chair}"));
        JournalRow genuine = row("chair/chair-1", 1);
        Map<String, String> copied = headers(genuine);
        copied.put("ce_stream", "chair/chair-2");

        named.process(
                List.of(record(genuine), Examples.record(Examples.CHAIRS, "p", copied, genuine.data(), offset++)));
        named.process(List.of(
                record(Examples.row("chair/chair-2", "p", 2, new ChairFreed("chair-2"))),
                record(Examples.row("chair/chair-2", "p", 1, new ChairFreed("chair-2")))));

        assertThat(reasons()).containsExactly("stream-mismatch");
        assertThat(applied).containsExactly("chair/chair-1#1", "chair/chair-2#1", "chair/chair-2#2");
    }

    @Test
    void a_copy_of_an_event_under_a_later_number_is_a_collision() {
        JournalRow first = row("chair/1", 1);
        inbox.process(List.of(record(first), copyOf(first, 3)));
        inbox.process(List.of(record(row("chair/1", 2)), copyOf(first, 3), record(row("chair/1", 3))));

        assertThat(applied).containsExactly("chair/1#1", "chair/1#2", "chair/1#3");
        assertThat(reasons()).containsOnly("id-collision");
    }

    @Test
    void a_copy_that_waited_for_its_turn_is_a_collision_when_it_comes() {
        JournalRow first = row("chair/1", 1);

        inbox.process(List.of(copyOf(first, 3), record(first), record(row("chair/1", 2)), record(row("chair/1", 3))));

        assertThat(applied).containsExactly("chair/1#1", "chair/1#2", "chair/1#3");
        assertThat(reasons()).containsExactly("id-collision");
    }

    @Test
    void what_its_owner_cannot_have_said_leaves_its_number_to_the_true_one() {
        trouble = (_, envelope) -> {
            if (envelope.actor().equals("forger")) {
                throw new Forged("no proof");
            }
        };
        JournalRow genuine = row("chair/1", 1);
        Map<String, String> forged = headers(row("chair/1", 1));
        forged.put("ce_actor", "forger");

        inbox.process(List.of(
                Examples.record(Examples.CHAIRS, "p", forged, genuine.data(), offset++),
                record(genuine),
                record(row("chair/1", 2))));

        assertThat(reasons()).containsExactly("forgery");
        assertThat(applied).containsExactly("chair/1#1", "chair/1#2");
    }

    private String reasonOf(java.util.function.Consumer<Map<String, String>> damage) {
        JournalRow row = row("chair/" + offset, 1);
        Map<String, String> headers = headers(row);
        damage.accept(headers);
        inbox.process(List.of(Examples.record(Examples.CHAIRS, "p", headers, row.data(), offset++)));
        return reasons().getLast();
    }

    private String reasonOfValue(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = headers(row("chair/" + offset, 1));
        headers.put("ce_datahash", DataHash.of(bytes));
        inbox.process(List.of(Examples.record(Examples.CHAIRS, "p", headers, bytes, offset++)));
        return reasons().getLast();
    }

    private List<String> reasons() {
        return store.aside().stream()
                .map(SetAside::poison)
                .filter(java.util.Objects::nonNull)
                .map(poison -> poison.reason().code())
                .toList();
    }

    private void apply(ChairEvent event, Envelope envelope) {
        trouble.accept(event, envelope);
        applied.add(envelope.stream() + "#" + envelope.sequence());
    }

    private static BiConsumer<ChairEvent, Envelope> impossible(String which) {
        return (_, envelope) -> {
            if (which.equals(envelope.stream() + "#" + envelope.sequence())) {
                throw new ImpossibleTransition("not now");
            }
        };
    }

    private InboxBatch inbox(Reaction<ChairEvent> reaction) {
        return inbox(reaction, Examples.catalogue());
    }

    /** The catalogue in which chairs say by themselves which stream they belong to. */
    private static TopicCatalogue naming(String stream) {
        Topic chairs = Examples.catalogue().topic(Examples.CHAIRS);
        return new TopicCatalogue(
                List.of(new Topic(
                        chairs.name(),
                        chairs.owner(),
                        chairs.key(),
                        stream,
                        chairs.partitions(),
                        chairs.cleanup(),
                        chairs.retention(),
                        chairs.clinical(),
                        chairs.family(),
                        chairs.consumers(),
                        chairs.events(),
                        chairs.ignorable())),
                InboxBatchTest.class.getClassLoader());
    }

    private InboxBatch inbox(Reaction<ChairEvent> reaction, TopicCatalogue catalogue) {
        return inbox(reaction, catalogue, Examples.CODEC);
    }

    private InboxBatch inbox(Reaction<ChairEvent> reaction, TopicCatalogue catalogue, EventCodec codec) {
        return new InboxBatch(
                new Subscription("chair-service", Examples.CHAIRS),
                "main",
                reaction,
                store,
                store,
                catalogue,
                codec,
                Examples.CLOCK,
                (_, _) -> {});
    }

    private static JournalRow row(String stream, int sequence) {
        return Examples.row(stream, "p", sequence, sequence == 1 ? ChairTaken.example() : new ChairFreed("chair-1"));
    }

    private IncomingRecord record(JournalRow row) {
        return Examples.record(row, offset++);
    }

    private IncomingRecord copyOf(JournalRow row, int sequence) {
        Map<String, String> headers = headers(row);
        headers.put("ce_sequence", Integer.toString(sequence));
        return Examples.record(Examples.CHAIRS, "p", headers, row.data(), offset++);
    }

    private static Map<String, String> headers(JournalRow row) {
        return new HashMap<>(EnvelopeHeaders.write(row.envelope()));
    }
}
