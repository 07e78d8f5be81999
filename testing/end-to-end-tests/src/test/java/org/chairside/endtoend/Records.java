package org.chairside.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads every journal and every inbox, and says where they disagree with each other and with the topic catalogue.
 *
 * <p>What a service told counts from its journal, what a service heard from its inbox; who should hear what is read from the
 * catalogue's file, so that no class of the services takes part in the judgement.
 */
final class Records {

    static final Map<String, String> DATABASES = Map.of(
            "scheduling-service", "scheduling",
            "intake-service", "intake",
            "session-service", "session",
            "notification-service", "notification",
            "operations-console", "console");

    private final House house;
    private final List<Flow> flows = flows();
    private final Set<SetAside> poison = ConcurrentHashMap.newKeySet();

    /** Who tells what to whom. */
    private record Flow(String topic, String owner, Set<String> types, Set<String> consumers) {}

    /** A record that a consumer must not take, by where it stands. */
    record SetAside(String consumer, String topic, int partition, long offset) {}

    Records(House house) {
        this.house = house;
    }

    /** From now on exactly these records, and none other, are to stand in quarantine. */
    void expectInQuarantine(String topic, int partition, long offset) {
        consumersOf(topic).forEach(consumer -> poison.add(new SetAside(consumer, topic, partition, offset)));
    }

    void expectNothingInQuarantineOf(String consumer) {
        poison.removeIf(record -> record.consumer().equals(consumer));
    }

    Set<String> consumersOf(String topic) {
        return flows.stream()
                .filter(flow -> flow.topic().equals(topic))
                .findFirst()
                .orElseThrow()
                .consumers();
    }

    /** Waits until nothing is under way any more, and fails with what is left. */
    void awaitAgreement() {
        await("backlogs drain within a minute of the last fault")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(disagreements()).isEmpty());
    }

    List<String> disagreements() {
        var found = new ArrayList<String>();
        DATABASES.forEach((service, database) -> {
            found.addAll(rows(database, "select 'unpublished: ' || position from journal_unpublished limit 3"));
            found.addAll(rows(database, "select 'cannot be sent: ' || stream from journal_parked limit 3"));
            found.addAll(rows(
                    database,
                    "select 'a hole in ' || stream from journal group by stream"
                            + " having max(sequence) <> count(*) or min(sequence) <> 1"));
        });
        for (var flow : flows) {
            var told = told(flow);
            for (var consumer : flow.consumers()) {
                var heard = heard(consumer, flow.topic());
                if (!heard.equals(told)) {
                    found.add(consumer + " heard of " + flow.topic() + " otherwise than told: "
                            + difference(told, heard));
                }
            }
        }
        var aside = quarantined();
        if (!aside.keySet().equals(poison)) {
            found.add("in quarantine stands " + aside + ", poisonous are " + poison);
        }
        return found;
    }

    /** What stands in quarantine, and why. */
    Map<SetAside, String> quarantined() {
        var aside = new HashMap<SetAside, String>();
        DATABASES
                .values()
                .forEach(database -> query(
                        database,
                        "select consumer, topic, partition, record_offset, coalesce(reason, state) from quarantine"
                                + " where state <> 'RESOLVED'",
                        row -> aside.put(
                                new SetAside(row.getString(1), row.getString(2), row.getInt(3), row.getLong(4)),
                                row.getString(5))));
        return aside;
    }

    /** How many events each stream of the flow has: sequences are gapless, so a number stands for the set. */
    private Map<String, Integer> told(Flow flow) {
        var types = flow.types().stream().collect(Collectors.joining("','", "('", "')"));
        return heads(
                flow.owner(), "select stream, max(sequence) from journal where type in " + types + " group by stream");
    }

    private Map<String, Integer> heard(String consumer, String topic) {
        return heads(
                consumer,
                "select stream, last_sequence from inbox_stream where last_sequence > 0 and gap_since is null"
                        + " and held_since is null and topic = '" + topic + "'");
    }

    private Map<String, Integer> heads(String service, String sql) {
        var heads = new TreeMap<String, Integer>();
        query(DATABASES.get(service), sql, row -> heads.put(row.getString(1), row.getInt(2)));
        return heads;
    }

    private static List<String> difference(Map<String, Integer> told, Map<String, Integer> heard) {
        var streams = new HashSet<>(told.keySet());
        streams.addAll(heard.keySet());
        return streams.stream()
                .filter(stream -> !told.getOrDefault(stream, 0).equals(heard.getOrDefault(stream, 0)))
                .limit(3)
                .map(stream -> stream + " " + told.get(stream) + " told, " + heard.get(stream) + " heard")
                .toList();
    }

    private List<String> rows(String database, String sql) {
        var rows = new ArrayList<String>();
        query(database, sql, row -> rows.add(database + ": " + row.getString(1)));
        return rows;
    }

    void query(String database, String sql, RowReader reader) {
        try (var connection = house.database(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                reader.read(rows);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private static List<Flow> flows() {
        var file = House.repository()
                .resolve(Path.of("platform/event-contracts/src/main/resources/chairside/topic-catalogue.json"));
        return stream(JsonMapper.shared().readTree(file).path("topics"))
                .filter(topic -> !topic.path("events").isEmpty())
                .map(topic -> new Flow(
                        topic.path("name").asString(),
                        topic.path("owner").asString(),
                        stream(topic.path("events"))
                                .map(event -> event.path("type").asString())
                                .collect(Collectors.toSet()),
                        stream(topic.path("consumers")).map(JsonNode::asString).collect(Collectors.toSet())))
                .toList();
    }

    private static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
