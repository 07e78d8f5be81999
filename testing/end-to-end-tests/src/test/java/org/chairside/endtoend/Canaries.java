package org.chairside.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.chairside.simulator.Tokens;

/** Words that patients told during a played visit, and where in the running house somebody can read them who has no need to. */
final class Canaries {

    /** So long that none is a part of what is sealed by chance. */
    static final List<String> WORDS = List.of(
            "lvarez", "O'Brien", "Marta Ruiz", "@example.org", "5855550123", "1981-05-17", "Sertraline", "Lorazepam");

    private static final List<String> OPERATIONS =
            List.of("prometheus", "journal", "inbox", "quarantine", "knowledge", "republish");

    private final House house;

    Canaries(House house) {
        this.house = house;
    }

    /** The words found, by place: every log, every topic, and what operators and scrapers see. */
    Map<String, List<String>> found() throws IOException, InterruptedException {
        var texts = new HashMap<String, String>();
        addLogs(texts);
        addOperations(texts);
        addTopics(texts);
        var found = new TreeMap<String, List<String>>();
        texts.forEach((place, text) -> {
            var words = WORDS.stream().filter(text::contains).toList();
            if (!words.isEmpty()) {
                found.put(place, words);
            }
        });
        return found;
    }

    /** All that the service knows whose words they are: here each of them stands. */
    String ownersDatabase() {
        var tables = new ArrayList<String>();
        house.records()
                .query(
                        "intake",
                        "select tablename from pg_tables where schemaname = 'public'",
                        row -> tables.add(row.getString(1)));
        var text = new StringBuilder();
        tables.forEach(table -> house.records()
                .query("intake", "select row::text from " + table + " row", row -> text.append(row.getString(1))));
        return text.toString();
    }

    private void addLogs(Map<String, String> texts) throws IOException {
        try (var logs = Files.list(house.home().resolve("logs"))) {
            for (var log : logs.toList()) {
                texts.put("the log " + log.getFileName(), new String(Files.readAllBytes(log), UTF_8));
            }
        }
        texts.put("what the launcher said", house.said());
    }

    private void addOperations(Map<String, String> texts) throws IOException, InterruptedException {
        var stack = house.stack();
        try (var http = HttpClient.newHttpClient()) {
            var token = new Tokens(stack, http).of("ops");
            for (var service : List.of(stack.scheduling(), stack.intake(), stack.session(), stack.notification())) {
                for (var endpoint : OPERATIONS) {
                    var page = service.resolve("/actuator/" + endpoint);
                    texts.put(page.toString(), get(http, page, token));
                }
            }
        }
    }

    private static String get(HttpClient http, URI page, String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(page).header("Authorization", "Bearer " + token);
        var answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new AssertionError(page + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    /** Through a consumer: what lies in the broker's files may be compressed. */
    private void addTopics(Map<String, String> texts) {
        Map<String, Object> settings = Map.of("bootstrap.servers", house.stack().kafka());
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.listTopics().values().stream()
                    .flatMap(List::stream)
                    .filter(partition -> partition.topic().startsWith("chairside."))
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record -> texts.merge("the topic " + record.topic(), text(record), String::concat));
            }
        }
    }

    private static String text(ConsumerRecord<byte[], byte[]> record) {
        var text = new StringBuilder();
        record.headers().forEach(header -> text.append(text(header.value())).append('\n'));
        return text.append(text(record.key()))
                .append('\n')
                .append(text(record.value()))
                .append('\n')
                .toString();
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, UTF_8);
    }
}
