package org.chairside.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever can write to a topic can write nonsense: each piece is set aside with its reason, and the visit beside it goes on. */
@ExtendWith(RunningHouse.class)
@Order(3)
class HostileRecordsTest {

    private static final String TOPIC = "chairside.scheduling.appointments.v1";
    private static final String CONFIRMED = "chairside.scheduling.appointment-confirmed.v1";
    private static final String DATA = "{\"appointmentId\":\"%s\",\"channel\":\"FRONT_DESK\"}";

    private final House house;

    HostileRecordsTest(House house) {
        this.house = house;
    }

    /** What a forger sends; begins as a sound envelope around a body. */
    private static final class Letter {
        private final UUID id = UUID.randomUUID();
        private final Map<String, String> headers = new LinkedHashMap<>();
        private byte[] key = UUID.randomUUID().toString().getBytes(UTF_8);
        private byte[] value = DATA.formatted(id).getBytes(UTF_8);

        Letter() {
            headers.put("ce_specversion", "1.0");
            headers.put("ce_id", UUID.randomUUID().toString());
            headers.put("ce_type", CONFIRMED);
            headers.put("ce_source", "chairside/main/scheduling-service");
            headers.put("ce_time", Instant.now().toString());
            headers.put("ce_subject", "appointment/" + id);
            headers.put("ce_dataschema", "urn:chairside:schema:" + CONFIRMED);
            headers.put("ce_stream", "appointment/" + id);
            headers.put("ce_sequence", "1");
            headers.put("ce_partitionkey", new String(key, UTF_8));
            headers.put("ce_actor", "frontdesk.roc");
            headers.put("ce_recordedtime", Instant.now().toString());
            headers.put("ce_origin", "ONLINE");
            headers.put("content-type", "application/json");
            seal();
        }

        /** The hash in the envelope is that of the body. */
        Letter seal() {
            headers.put("ce_datahash", sha256(value));
            return this;
        }

        Letter header(String name, String text) {
            headers.put(name, text);
            return this;
        }

        Letter body(byte[] bytes) {
            value = bytes;
            return this;
        }

        Letter key(byte[] bytes) {
            key = bytes;
            return this;
        }

        Letter withoutEnvelope() {
            headers.clear();
            return this;
        }

        ProducerRecord<byte[], byte[]> record() {
            var record = new ProducerRecord<>(TOPIC, key, value);
            headers.forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
            return record;
        }
    }

    private record Poison(String row, String reason, Letter letter) {}

    private static List<Poison> poison() {
        return List.of(
                new Poison("K1", "null-value", new Letter().body(null)),
                new Poison(
                        "K2", "not-decodable", new Letter().withoutEnvelope().body(new byte[] {0x13, (byte) 0xFE, 1})),
                new Poison("K3", "not-envelope", new Letter().withoutEnvelope()),
                new Poison("K4", "hash-mismatch", new Letter().header("ce_datahash", sha256(new byte[0]))),
                new Poison(
                        "K5", "wrong-topic", new Letter().header("ce_type", "chairside.intake.patient-registered.v1")),
                new Poison("K5", "wrong-topic", new Letter().header("ce_source", "chairside/main/session-service")),
                new Poison(
                        "K5 a copy in another stream",
                        "stream-mismatch",
                        new Letter().header("ce_stream", "appointment/" + UUID.randomUUID())),
                new Poison("K3 a number no service writes", "not-envelope", new Letter().header("ce_sequence", "+1")),
                new Poison(
                        "K9 nothing",
                        "schema",
                        new Letter().body("null".getBytes(UTF_8)).seal()),
                new Poison("K6", "key-mismatch", new Letter().key(null)),
                new Poison(
                        "K7", "unknown-type", new Letter().header("ce_type", "chairside.scheduling.chair-painted.v1")),
                new Poison(
                        "K8",
                        "unsupported-version",
                        new Letter().header("ce_type", "chairside.scheduling.appointment-confirmed.v9")),
                new Poison(
                        "K9",
                        "schema",
                        new Letter()
                                .body("{\"appointmentId\":7}".getBytes(UTF_8))
                                .seal()),
                new Poison("K18", "limits", new Letter().header("x-large", "x".repeat(100_000))),
                new Poison(
                        "K20",
                        "clock-ahead",
                        new Letter()
                                .header(
                                        "ce_recordedtime",
                                        Instant.now().plus(Duration.ofHours(2)).toString())));
    }

    @Test
    void hostile_records_are_set_aside_with_their_reasons_while_a_visit_goes_on() throws Exception {
        var expected = new LinkedHashMap<Records.SetAside, String>();
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            var visit = hands.submit(() -> house.playVisit());
            for (var poison : poison()) {
                var offset = send(poison.letter());
                house.records().expectInQuarantine(TOPIC, offset.partition(), offset.offset());
                house.records()
                        .consumersOf(TOPIC)
                        .forEach(consumer -> expected.put(
                                new Records.SetAside(consumer, TOPIC, offset.partition(), offset.offset()),
                                poison.reason()));
            }
            assertThat(visit.get(3, TimeUnit.MINUTES)).contains("discharge-confirmed");
        }
        await("every consumer meets every bad record")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(house.records().quarantined()).containsAllEntriesOf(expected));
        house.records().awaitAgreement();
        peopleSeeWhatStandsAside();
    }

    private void peopleSeeWhatStandsAside() {
        try (var desktop = new Desktop(house)) {
            var ops = desktop.seat("ops", "es-US").signIn();
            ops.opens("/flows/quarantine", "[data-testid=quarantine-CONSOLE] [data-testid=aside]")
                    .looksRight()
                    .looksRightInForcedColours();
            ops.page()
                    .getByTestId("quarantine-CONSOLE")
                    .getByTestId("retry")
                    .first()
                    .click();
            // nothing has been mended, and nobody says so
            PlaywrightAssertions.assertThat(ops.page().getByTestId("came")).hasAttribute("data-what", "refused");
            PlaywrightAssertions.assertThat(ops.page().getByTestId("came")).isFocused();
            ops.looksRight();
        }
    }

    private org.apache.kafka.clients.producer.RecordMetadata send(Letter letter)
            throws ExecutionException, InterruptedException {
        Map<String, Object> settings = Map.of("bootstrap.servers", house.stack().kafka());
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            return producer.send(letter.record()).get();
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
