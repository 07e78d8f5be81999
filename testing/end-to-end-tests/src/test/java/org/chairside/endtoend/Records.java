package org.chairside.endtoend;

import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads every service's journal and every service's inbox, and says where they disagree. */
final class Records {

    private static final Map<String, String> DATABASES = Map.of(
            "scheduling-service", "scheduling",
            "intake-service", "intake",
            "session-service", "session",
            "notification-service", "notification",
            "operations-console", "console");

    private final House house;

    Records(House house) {
        this.house = house;
    }

    /** Waits until nothing is under way any more, and fails with what is left. */
    void awaitAgreement() {
        await("backlogs drain within a minute of the last fault")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> org.assertj.core.api.Assertions.assertThat(disagreements()).isEmpty());
    }

    List<String> disagreements() {
        var journalled = new HashMap<String, Integer>();
        var found = new ArrayList<String>();
        DATABASES.forEach((service, database) -> {
            journalled.putAll(lastSequences(database, found));
            found.addAll(rows(database, "select 'unpublished in " + service + ": ' || position from journal_unpublished limit 3"));
            found.addAll(rows(database, "select 'quarantined in " + service + ": ' || reason from quarantine limit 3"));
        });
        DATABASES.values().forEach(database -> heard(database)
                .forEach((stream, last) -> {
                    if (!last.equals(journalled.get(stream))) {
                        found.add(database + " heard " + stream + " to " + last + ", told to " + journalled.get(stream));
                    }
                }));
        return found;
    }

    private Map<String, Integer> lastSequences(String database, List<String> found) {
        var last = new HashMap<String, Integer>();
        query(
                database,
                "select stream, max(sequence), count(*) from journal where stream not like 'patient-key/%' group by stream",
                row -> {
                    last.put(row.getString(1), row.getInt(2));
                    if (row.getInt(2) != row.getInt(3)) {
                        found.add("a hole in " + row.getString(1));
                    }
                });
        return last;
    }

    private Map<String, Integer> heard(String database) {
        var heard = new HashMap<String, Integer>();
        query(
                database,
                "select stream, last_sequence from inbox_stream where stream not like 'patient-key/%'",
                row -> heard.put(row.getString(1), row.getInt(2)));
        return heard;
    }

    private List<String> rows(String database, String sql) {
        var rows = new ArrayList<String>();
        query(database, sql, row -> rows.add(row.getString(1)));
        return rows;
    }

    private void query(String database, String sql, RowReader reader) {
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

    private interface RowReader {
        void read(java.sql.ResultSet row) throws SQLException;
    }
}
