package org.chairside.journal.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.chairside.journal.append.EventStamp;
import org.chairside.journal.append.JournalRow;
import org.chairside.journal.append.Speaker;
import org.chairside.journal.codec.DataHash;
import org.chairside.journal.codec.EventIds;
import org.chairside.journal.example.ChairFreed;
import org.chairside.journal.example.LampLit;
import org.chairside.journal.failure.Wire.Letter;
import org.chairside.journal.inbox.InboxBatch;
import org.chairside.journal.inbox.IncomingRecord;
import org.chairside.journal.inbox.Receipt;
import org.chairside.journal.jdbc.InboxStanding;
import org.chairside.journal.operations.QuarantineDesk;
import org.chairside.journal.operations.Resolution;
import org.chairside.journal.simulation.Examples;
import org.chairside.journal.spring.SpringInbox;
import org.chairside.test.TestInfrastructure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Bad records of every kind that a consumer can meet: each is set aside with its reason, and everything beside it flows. */
class PoisonOnRealKafkaTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String BROKERS = TestInfrastructure.get().kafkaBootstrapServers();
    private static final String PREFIX = ChairHouse.newPrefix();

    private static ChairHouse house;
    private static Wire wire;

    @BeforeAll
    static void open() {
        house = ChairHouse.open("chair-service", TestInfrastructure.get().newDatabase(), BROKERS, PREFIX);
        wire = new Wire(BROKERS, PREFIX);
        await("the service creates its topics in the background")
                .atMost(SOON)
                .ignoreExceptions()
                .until(() ->
                        wire.producer().partitionsFor(PREFIX + ChairHouse.LAMPS).size() == 1);
    }

    @AfterAll
    static void close() {
        wire.close();
        house.close();
    }

    /** One row of docs/bad-input.md. */
    private record Kind(String number, String reason, Consumer<Letter> damage) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("K1", "null-value", letter -> letter.value = null),
            new Kind("K2 random bytes", "not-decodable", letter -> bare(letter, new byte[] {0x13, (byte) 0xFE, 0x01})),
            new Kind("K2 empty", "not-decodable", letter -> bare(letter, new byte[0])),
            new Kind("K2 byte order mark", "not-decodable", letter -> bare(letter, bytes("\uFEFF{}"))),
            new Kind("K2 UTF-16", "not-decodable", letter -> bare(letter, "{}".getBytes(StandardCharsets.UTF_16))),
            new Kind("K2 within an envelope", "not-decodable", letter -> say(letter, "{\"chair\":")),
            new Kind("K3", "not-envelope", letter -> letter.headers.clear()),
            new Kind("K4", "hash-mismatch", letter -> letter.headers.put("ce_datahash", "00")),
            new Kind("K5 another topic's type", "wrong-topic", type("example.lamp-lit.v1")),
            new Kind("K5 another service speaks", "wrong-topic", header("ce_source", "chairside/main/lamp-service")),
            new Kind("K6 no key", "key-mismatch", letter -> letter.key = null),
            new Kind("K6 another key", "key-mismatch", letter -> letter.key = bytes("somebody-else")),
            new Kind("K7", "unknown-type", type("example.chair-painted.v1")),
            new Kind("K8", "unsupported-version", type("example.chair-taken.v2")),
            new Kind("K9 missing", "schema", letter -> say(letter, "{\"chair\":\"chair-1\"}")),
            new Kind("K9 wrong type", "schema", letter -> say(letter, taken("\"minutes\":40", "\"minutes\":\"long\""))),
            new Kind("K9 unknown enum", "schema", letter -> say(letter, taken("RECLINED", "UPSIDE_DOWN"))),
            new Kind(
                    "K15",
                    "rule",
                    letter -> say(letter, taken("\"minutes\":40", "\"minutes\":40,\"remark\":\"rule\""))),
            new Kind("K18 many headers", "limits", letter -> {
                for (int each = 0; each < 10_000; each++) {
                    letter.headers.put("x-" + each, "");
                }
            }),
            new Kind("K9 a number for a time", "schema", letter -> say(letter, taken("\"2026-03-02T10:00:00Z\"", "5"))),
            new Kind("K18 large header", "limits", header("x-large", "x".repeat(512 * 1024))),
            new Kind("K18 endless key", "limits", letter -> {
                byte[] key = new byte[10_000];
                new java.util.Random(1).nextBytes(key);
                letter.key = key;
            }),
            new Kind(
                    "K18 endless stream name",
                    "limits",
                    letter -> letter.headers.merge("ce_stream", "x".repeat(1_000), String::concat)),
            new Kind("K20 before all clinics", "limits", header("ce_recordedtime", "1969-12-31T23:59:59.999Z")),
            new Kind(
                    "K20 ten years ahead",
                    "clock-ahead",
                    letter -> letter.headers.put(
                            "ce_recordedtime",
                            Instant.now().plus(Duration.ofDays(3_650)).toString())),
            new Kind(
                    "K20",
                    "clock-ahead",
                    letter -> letter.headers.put(
                            "ce_recordedtime", Instant.now().plusSeconds(7_200).toString())),
            new Kind(
                    "K25",
                    "handler-error",
                    letter -> say(letter, taken("\"minutes\":40", "\"minutes\":40,\"remark\":\"bug\""))));

    @Test
    void every_kind_of_poison_is_named_and_its_neighbours_flow() {
        Map<Kind, Future<RecordMetadata>> sent = new java.util.LinkedHashMap<>();
        Map<Kind, Letter> letters = new java.util.LinkedHashMap<>();
        double wrongTopics = alarms("wrong-topic");
        List<String> neighbours = new ArrayList<>();
        for (Kind kind : KINDS) {
            neighbours.add(sendNeighbour());
            Letter letter = Letter.of(Examples.row(newStream(), "patient-1", 1, ChairHouse.taken("plain")));
            kind.damage.accept(letter);
            sent.put(kind, wire.send(Examples.CHAIRS, letter));
            letters.put(kind, letter);
        }
        neighbours.add(sendNeighbour());

        await("all neighbours are applied").atMost(SOON).untilAsserted(() -> assertThat(neighbours)
                .allMatch(stream -> house.applied(stream) == 1));
        Map<String, String> found = new java.util.LinkedHashMap<>();
        Map<String, String> expected = new java.util.LinkedHashMap<>();
        sent.forEach((kind, where) -> expected.put(kind.number, kind.reason));
        await("every kind stands in quarantine under its reason").atMost(SOON).untilAsserted(() -> {
            sent.forEach((kind, where) -> found.put(kind.number, reasonAt(Wire.arrived(where))));
            assertThat(found).isEqualTo(expected);
        });
        assertThat(house.jdbc()
                        .queryForList("select distinct pointer from quarantine where reason = 'schema'", String.class))
                .contains("#/minutes", "#/comfort");
        letters.forEach((kind, letter) -> assertKeptByteByByte(kind.number, letter, Wire.arrived(sent.get(kind))));
        await("K5 raises the alarm, after the commit")
                .atMost(SOON)
                .until(() -> alarms("wrong-topic") == wrongTopics + 2);
    }

    private static void assertKeptByteByByte(String kind, Letter letter, RecordMetadata where) {
        IncomingRecord kept = house.bean(QuarantineDesk.class)
                .content(Objects.requireNonNull(
                        house.jdbc().queryForObject("select id" + AT, Long.class, place(where))));
        assertThat(kept.key()).as(kind).isEqualTo(letter.key);
        assertThat(kept.value()).as(kind).isEqualTo(letter.value);
        Map<String, String> headers = new HashMap<>();
        kept.headers()
                .forEach(each -> headers.put(
                        each.name(), new String(Objects.requireNonNull(each.value()), StandardCharsets.UTF_8)));
        assertThat(headers).as(kind).isEqualTo(letter.headers);
    }

    @Test
    void a_forged_site_is_recognised_where_the_site_is_the_key() {
        Letter letter = lamp("lamp/" + UUID.randomUUID(), 1);
        letter.headers.put("ce_site", "BUF");

        double before = alarms("site-forgery");
        RecordMetadata where = Wire.arrived(wire.send(ChairHouse.LAMPS, letter));

        await("K24").atMost(SOON).untilAsserted(() -> assertThat(reasonAt(where))
                .isEqualTo("site-forgery"));
        await("and the alarm").atMost(SOON).until(() -> alarms("site-forgery") == before + 1);
    }

    @Test
    void a_forged_number_far_ahead_makes_no_genuine_event_a_repetition() {
        String stream = "lamp/" + UUID.randomUUID();
        var _ = wire.send(ChairHouse.LAMPS, lamp(stream, 1));
        RecordMetadata forged = Wire.arrived(wire.send(ChairHouse.LAMPS, lamp(stream, Integer.MAX_VALUE)));
        var _ = wire.send(ChairHouse.LAMPS, lamp(stream, 2));

        await("the genuine ones are applied").atMost(SOON).until(() -> house.applied(stream) == 2);
        assertThat(reasonAt(forged)).isEqualTo("sequence-leap");
    }

    @Test
    void what_is_odd_but_harmless_is_applied() {
        Letter forged = Letter.of(Examples.row(newStream(), "patient-1", 1, ChairHouse.taken("plain")));
        forged.headers.putAll(Map.of(
                "retry_topic-attempts", "9", "__TypeId__", "java.lang.Runtime", "spring_json_header_types", "{}"));
        Letter newer = Letter.of(Examples.row(newStream(), "patient-1", 1, ChairHouse.taken("plain")));
        say(newer, taken("\"minutes\":40", "\"minutes\":40,\"addedLater\":true"));
        double before = counted("chairside.inbox.forged.headers");
        var _ = wire.send(Examples.CHAIRS, forged);
        var _ = wire.send(Examples.CHAIRS, newer);

        await("K19 and K8: foreign headers and unknown fields are ignored")
                .atMost(SOON)
                .until(() -> house.applied(stream(forged)) + house.applied(stream(newer)) == 2);
        assertThat(counted("chairside.inbox.forged.headers") - before)
                .as("K19: three of them, counted again if their batch is read again")
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    void repetitions_are_ignored_and_forged_ones_are_not() {
        String stream = newStream();
        JournalRow first = Examples.row(stream, "patient-1", 1, ChairHouse.taken("plain"));
        JournalRow second = Examples.row(stream, "patient-1", 2, new ChairFreed("chair-1"));
        Letter collision = Letter.of(second);
        say(collision, "{\"chair\":\"forged\"}");
        double collisions = alarms("id-collision");
        double forks = alarms("sequence-fork");
        for (Letter letter :
                List.of(Letter.of(first), Letter.of(second), Letter.of(second), Letter.of(first), collision)) {
            var _ = wire.send(Examples.CHAIRS, letter);
        }
        await("K10, K11, K14").atMost(SOON).untilAsserted(() -> assertThat(reasonsOf(stream))
                .containsExactly("id-collision"));
        assertThat(house.applied(stream)).isEqualTo(2);

        var _ = wire.send(Examples.CHAIRS, Letter.of(Examples.row(stream, "patient-1", 2, new ChairFreed("chair-1"))));

        await("K12: the same number under another id").atMost(SOON).untilAsserted(() -> assertThat(reasonsOf(stream))
                .containsExactly("id-collision", "sequence-fork"));
        assertThat(house.applied(stream)).isEqualTo(2);
        await("an alarm each")
                .atMost(SOON)
                .until(() -> alarms("id-collision") == collisions + 1 && alarms("sequence-fork") == forks + 1);
    }

    @Test
    void a_hole_is_waited_for_and_closed_in_order() {
        String stream = newStream();
        send(stream, 2, ChairHouse.event(2));
        send(stream, 3, ChairHouse.event(3));
        await("K13: both are parked").atMost(SOON).until(() -> waiting(stream, "GAP") == 2);
        assertThat(house.applied(stream)).isZero();

        send(stream, 1, ChairHouse.event(1));

        await("the hole is closed").atMost(SOON).until(() -> house.applied(stream) == 3);
        assertThat(waiting(stream, "GAP")).isZero();
        assertThat(house.allInOrder()).isTrue();
    }

    @Test
    void a_held_stream_drains_in_order_once_the_bug_is_fixed() {
        String stream = newStream();
        send(stream, 1, ChairHouse.taken("bug"));
        for (int sequence = 2; sequence <= 5; sequence++) {
            send(stream, sequence, ChairHouse.event(sequence));
        }
        await("K25: the first is poison, the others wait behind it")
                .atMost(SOON)
                .until(() -> waiting(stream, "HELD") == 4);
        assertThat(house.count(
                        "select count(*) from inbox_stream where held_since is not null and stream = '" + stream + "'"))
                .isEqualTo(1);

        house.bean(ChairHouse.Bug.class).fixed = true;
        house.jdbc().update("update quarantine set state = 'HELD' where state = 'QUARANTINED' and stream = ?", stream);
        chairs().resume(stream, org.chairside.journal.inbox.StreamState::withoutHold);
        house.bean(ChairHouse.Bug.class).fixed = false;

        assertThat(house.applied(stream)).isEqualTo(5);
        assertThat(house.allInOrder()).isTrue();
    }

    @Test
    void a_corrected_event_is_remembered_without_its_damage() {
        String stream = newStream();
        JournalRow row = Examples.row(stream, "patient-1", 1, ChairHouse.taken("plain"));
        Letter damaged = Letter.of(row);
        damaged.headers.put("ce_datahash", "damaged");
        var _ = wire.send(Examples.CHAIRS, damaged);
        await("it stands aside").atMost(SOON).until(() -> waiting(stream, "QUARANTINED") == 1);

        correct(stream, row);
        assertThat(house.applied(stream)).isEqualTo(1);

        var _ = wire.send(Examples.CHAIRS, Letter.of(row));
        send(stream, 2, ChairHouse.event(2));
        await("the true one is a repetition").atMost(SOON).until(() -> house.applied(stream) == 2);
        assertThat(reasonsOf(stream)).as("no false alarm").isEmpty();
    }

    @Test
    void a_record_waits_for_its_key_with_its_stream_alone_and_goes_on_when_it_comes() {
        String stream = newStream();
        String patient = "patient-" + UUID.randomUUID();
        var _ = wire.send(Examples.CHAIRS, Letter.of(Examples.row(stream, patient, 1, ChairHouse.taken("sealed"))));
        var _ = wire.send(Examples.CHAIRS, Letter.of(Examples.row(stream, patient, 2, ChairHouse.event(2))));
        String neighbour = sendNeighbour();

        await("both stand aside, the neighbour flows")
                .atMost(SOON)
                .until(() -> house.applied(neighbour) == 1
                        && waiting(stream, "QUARANTINED") == 1
                        && waiting(stream, "HELD") == 1);
        assertThat(reasonsOf(stream)).containsExactly("key-missing");
        var standing = house.bean(InboxStanding.class);
        assertThat(standing.open()).as("no alarm yet").noneMatch(each -> each.reason()
                .equals("key-missing"));
        house.jdbc()
                .update(
                        "update quarantine set arrived_at = arrived_at - interval '11 seconds' where stream = ?",
                        stream);
        assertThat(standing.open()).as("long enough").anyMatch(each -> each.reason()
                .equals("key-missing"));

        house.bean(ChairHouse.Keys.class).arrive(patient);

        await("three looks a second").atMost(SOON).until(() -> house.applied(stream) == 2);
        assertThat(house.allInOrder()).isTrue();
        assertThat(waiting(stream, "QUARANTINED") + waiting(stream, "HELD")).isZero();
    }

    @Test
    void what_a_transaction_took_back_is_never_seen() {
        String stream = newStream();
        try (Wire undecided = new Wire(
                BROKERS, PREFIX, Map.of("transactional.id", UUID.randomUUID().toString()))) {
            undecided.producer().initTransactions();
            undecided.producer().beginTransaction();
            var _ = undecided.send(
                    Examples.CHAIRS, Letter.of(Examples.row(stream, "patient-1", 1, ChairHouse.event(1))));
            undecided.producer().flush();
            undecided.producer().abortTransaction();
        }
        String neighbour = sendNeighbour();

        await("K21: the partition goes on").atMost(SOON).until(() -> house.applied(neighbour) == 1);
        assertThat(house.applied(stream)).isZero();
        assertThat(reasonsOf(stream)).isEmpty();
    }

    @Test
    void ten_thousand_poison_records_in_a_row_do_not_stop_the_partition() {
        int before = house.aside("QUARANTINED");
        long start = System.nanoTime();
        for (int each = 0; each < 10_000; each++) {
            Letter letter = Letter.of(Examples.row("chair/x", "patient-1", 1, ChairHouse.event(1)));
            bare(letter, bytes("poison " + each));
            var _ = wire.send(Examples.CHAIRS, letter);
        }
        String behind = sendNeighbour();

        await("K22: the one behind them all, on however busy a machine")
                .atMost(Duration.ofMinutes(5))
                .until(() -> house.applied(behind) == 1);
        System.out.println("Ten thousand poison records set aside in "
                + Duration.ofNanos(System.nanoTime() - start).toMillis() + " ms");
        assertThat(house.aside("QUARANTINED") - before).isEqualTo(10_000);
    }

    @Test
    void a_record_too_large_for_the_broker_is_parked_and_holds_only_its_stream() {
        String large = newStream();
        String other = newStream();
        house.say(large, "patient-1", 0, ChairHouse.taken("x".repeat(1_153_434)));
        await("it is parked").atMost(SOON).until(() -> parked(large) == 1);
        house.say(large, "patient-1", 1, ChairHouse.event(2));
        house.say(other, "patient-1", 0, ChairHouse.event(1));

        await("the other stream flows").atMost(SOON).until(() -> house.applied(other) == 1);
        await("its successor waits with it").atMost(SOON).until(() -> parked(large) == 2);
        assertThat(house.jdbc()
                        .queryForList(
                                "select reason from journal_parked where stream = ? order by position",
                                String.class,
                                large))
                .containsExactly("too-large", "held");
        assertThat(house.applied(large)).isZero();
    }

    @Test
    void a_compacted_topic_takes_the_latest_and_misses_none_of_the_gone() {
        String lamp = "lamp/" + UUID.randomUUID();
        for (int sequence : new int[] {1, 4, 9, 4}) {
            var _ = wire.send(ChairHouse.LAMPS, lamp(lamp, sequence));
        }

        await("sequences only rise")
                .atMost(SOON)
                .until(() ->
                        house.count("select coalesce(max(last), 0) from chair_use where stream = '" + lamp + "'") == 9);
        assertThat(house.applied(lamp)).isEqualTo(3);
        house.jdbc().update("delete from chair_use where stream = ?", lamp);
    }

    @Test
    void receipts_tell_every_outcome_and_no_payload() {
        String stream = newStream();
        Letter first = Letter.of(Examples.row(stream, "patient-1", 1, ChairHouse.event(1)));
        for (Letter each : List.of(first, first)) {
            var _ = wire.send(Examples.CHAIRS, each);
        }
        send(stream, 3, ChairHouse.taken("secret-remark"));
        String held = newStream();
        JournalRow row = Examples.row(held, "patient-1", 1, ChairHouse.taken("secret-remark"));
        Letter damaged = Letter.of(row);
        damaged.headers.put("ce_datahash", "damaged");
        var _ = wire.send(Examples.CHAIRS, damaged);
        send(held, 2, ChairHouse.event(2));
        await("one is damaged, the next waits behind it").atMost(SOON).until(() -> waiting(held, "HELD") == 1);
        correct(held, row);
        Map<String, Object> settings =
                Map.of("bootstrap.servers", BROKERS, "group.id", "receipt-reader", "auto.offset.reset", "earliest");
        List<String> heard = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> reader =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            reader.subscribe(List.of(PREFIX + "chairside.operations.receipts.v1"));
            await("all six receipts").atMost(SOON).pollInSameThread().untilAsserted(() -> {
                for (ConsumerRecord<byte[], byte[]> each : reader.poll(Duration.ofMillis(200))) {
                    heard.add(new String(each.value(), StandardCharsets.UTF_8));
                }
                assertThat(heard.stream()
                                .filter(text -> text.contains(stream) || text.contains(held))
                                .collect(Collectors.joining()))
                        .contains(Stream.of(Receipt.Outcome.values())
                                .map(outcome -> "\"" + outcome + "\"")
                                .toList())
                        .doesNotContain("secret-remark");
            });
        }
    }

    /** Two people put the true event in the place of the damaged one that holds this stream. */
    private static void correct(String stream, JournalRow row) {
        var desk = house.bean(QuarantineDesk.class);
        long id = desk.holding(Examples.CHAIRS, stream).orElseThrow().id();
        desk.replace(id, "ops", "damaged on the way", new String(row.data(), StandardCharsets.UTF_8) + " ");
        var proposal = desk.find(id).orElseThrow().proposal();
        assertThat(desk.approve(id, java.util.Objects.requireNonNull(proposal).id(), "privacy"))
                .isInstanceOf(Resolution.Done.class);
    }

    // ---- letters

    private static String newStream() {
        return "chair/" + UUID.randomUUID();
    }

    private static String stream(Letter letter) {
        return String.valueOf(letter.headers.get("ce_stream"));
    }

    private static void send(String stream, int sequence, Object event) {
        var _ = wire.send(Examples.CHAIRS, Letter.of(Examples.row(stream, "patient-1", sequence, event)));
    }

    private static String sendNeighbour() {
        String stream = newStream();
        send(stream, 1, ChairHouse.event(1));
        return stream;
    }

    private static Letter lamp(String stream, int sequence) {
        EventStamp stamp = new EventStamp(
                new Speaker("main", "lamp-service"),
                Examples.catalogue(),
                Examples.CODEC,
                new EventIds(Examples.CLOCK),
                Examples.CLOCK,
                () -> null,
                () -> null);
        return Letter.of(stamp.rows(new org.chairside.journal.JournalEntry(
                        stream, sequence - 1, "ROC", "ROC", null, null, Examples.MORNING, List.of(new LampLit(stream))))
                .getFirst());
    }

    /** Another value, with the hash that belongs to it. */
    private static void say(Letter letter, String json) {
        letter.value = bytes(json);
        letter.headers.put("ce_datahash", DataHash.of(bytes(json)));
    }

    private static void bare(Letter letter, byte[] value) {
        letter.headers.clear();
        letter.value = value;
    }

    private static Consumer<Letter> header(String name, String value) {
        return letter -> letter.headers.put(name, value);
    }

    private static Consumer<Letter> type(String type) {
        return header("ce_type", type);
    }

    /** The plain event's JSON with one thing changed. */
    private static String taken(String what, String by) {
        String json =
                new String(Examples.row("chair/x", "p", 1, ChairHouse.event(1)).data(), StandardCharsets.UTF_8);
        assertThat(json).contains(what);
        return json.replace(what, by);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    // ---- what the service's database says

    private static InboxBatch chairs() {
        return house.bean(SpringInbox.class).subscriptions().stream()
                .filter(each -> each.subscription().topic().equals(Examples.CHAIRS))
                .findFirst()
                .orElseThrow();
    }

    private static final String AT = " from quarantine where topic = ? and partition = ? and record_offset = ?";

    private static Object[] place(RecordMetadata where) {
        return new Object[] {where.topic().substring(PREFIX.length()), where.partition(), where.offset()};
    }

    private static String reasonAt(RecordMetadata where) {
        return house.jdbc().queryForList("select reason" + AT, String.class, place(where)).stream()
                .findFirst()
                .orElse("not quarantined");
    }

    /** How often the security alarm was raised for a reason. */
    private static double alarms(String reason) {
        return counted("chairside.security.alarms", "reason", reason);
    }

    private static double counted(String figure, String... tags) {
        return house.bean(MeterRegistry.class).find(figure).tags(tags).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private static List<String> reasonsOf(String stream) {
        return house.jdbc()
                .queryForList(
                        "select reason from quarantine where stream = ? and state = 'QUARANTINED' order by id",
                        String.class,
                        stream);
    }

    private static int waiting(String stream, String state) {
        return house.count(
                "select count(*) from quarantine where stream = '" + stream + "' and state = '" + state + "'");
    }

    private static int parked(String stream) {
        return house.count("select count(*) from journal_parked where stream = '" + stream + "'");
    }
}
