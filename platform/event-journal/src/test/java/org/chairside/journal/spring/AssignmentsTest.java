package org.chairside.journal.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.chairside.journal.jdbc.JdbcProgress;
import org.chairside.journal.kafka.KafkaAddress;
import org.chairside.journal.simulation.Examples;
import org.chairside.test.TestDatabase;
import org.chairside.test.TestInfrastructure;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class AssignmentsTest {

    private static final TopicPartition PARTITION = new TopicPartition("p." + Examples.CHAIRS, 2);

    private final FalteringConsumer consumer = new FalteringConsumer();
    private FalteringDatabase database;
    private JdbcProgress progress;
    private Assignments assignments;

    @BeforeEach
    void open() {
        TestDatabase fresh = TestInfrastructure.get().newDatabase().migrated();
        database = new FalteringDatabase(fresh);
        progress = new JdbcProgress(new JdbcTemplate(database), "chair-service");
        assignments = new Assignments(progress, new KafkaAddress("localhost:1", "p.", Map.of()), Examples.catalogue());
        consumer.assign(List.of(PARTITION));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 3L));
        consumer.commitSync(Map.of(PARTITION, new OffsetAndMetadata(20)));
    }

    @Test
    void what_a_restored_database_has_not_had_is_read_again() {
        progress.assigned(Examples.CHAIRS, 2, 12);
        assignThenStandsAt(12);
    }

    @Test
    void what_the_broker_repeats_is_read_where_it_begins() {
        progress.assigned(Examples.CHAIRS, 2, 5_000);
        assignThenStandsAt(20);
    }

    @Test
    void what_is_unheard_of_is_read_from_the_beginning() {
        assignThenStandsAt(3);
    }

    @Test
    void nothing_is_read_before_the_database_says_where() {
        progress.assigned(Examples.CHAIRS, 2, 12);
        database.refusals = 3;
        assignThenStandsAt(12);
        assertThat(database.refusals).isZero();
    }

    @Test
    void nothing_is_read_before_the_broker_says_where() {
        progress.assigned(Examples.CHAIRS, 2, 12);
        consumer.refusals = 3;
        assignThenStandsAt(12);
        assertThat(consumer.refusals).isZero();
    }

    @ParameterizedTest(name = "had up to {0}, the log begins at {1} -> place {2}, short: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            2  | 3 | 3  | true
            3  | 3 | 3  | false
            30 | 3 | 20 | false
               | 3 | 3  | true
               | 0 | 0  | false
            """)
    void a_log_that_lacks_what_was_not_had_is_known_to_be_short(
            @Nullable Long remembered, long begins, long place, boolean isShort) {
        consumer.updateBeginningOffsets(Map.of(PARTITION, begins));
        if (remembered != null) {
            progress.assigned(Examples.CHAIRS, 2, remembered);
        }
        assignThenStandsAt(place);
        assertThat(progress.of(Examples.CHAIRS, 2, "p").shortSince() != null).isEqualTo(isShort);
    }

    @Test
    void a_short_log_stays_short_when_it_is_taken_up_again() {
        progress.assigned(Examples.CHAIRS, 2, 2);
        assignThenStandsAt(3);
        Instant shortSince = progress.of(Examples.CHAIRS, 2, "p").shortSince();
        assertThat(shortSince).isNotNull();

        assignThenStandsAt(3);
        assertThat(progress.of(Examples.CHAIRS, 2, "p").shortSince()).isEqualTo(shortSince);
    }

    @Test
    void a_compacted_log_holds_the_latest_of_each_wherever_it_begins() {
        TopicPartition lamps = new TopicPartition("p.example.lamps.v1", 0);
        consumer.assign(List.of(lamps));
        consumer.updateBeginningOffsets(Map.of(lamps, 3L));
        progress.assigned("example.lamps.v1", 0, 2);

        assignments.onPartitionsAssigned("lampEvents-in-0", consumer, List.of(lamps), true);

        assertThat(progress.of("example.lamps.v1", 0, "s").shortSince()).isNull();
    }

    private void assignThenStandsAt(long place) {
        assignments.onPartitionsAssigned("chairEvents-in-0", consumer, List.of(PARTITION), true);
        assertThat(consumer.position(PARTITION)).isEqualTo(place);
        assertThat(progress.nextOffset(Examples.CHAIRS, 2)).hasValue(place);
    }

    /** Does not know some times where it stands. */
    private static final class FalteringConsumer extends MockConsumer<byte[], byte[]> {

        private int refusals;

        FalteringConsumer() {
            super("earliest");
        }

        @Override
        public synchronized long position(TopicPartition partition) {
            if (refusals > 0) {
                refusals--;
                throw new TimeoutException("not now");
            }
            return super.position(partition);
        }
    }

    /** Refuses some connections. */
    private static final class FalteringDatabase extends DriverManagerDataSource {

        private int refusals;

        FalteringDatabase(TestDatabase database) {
            super(database.url(), database.appUser(), database.appPassword());
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (refusals > 0) {
                refusals--;
                throw new SQLTransientConnectionException("not now");
            }
            return super.getConnection();
        }
    }
}
