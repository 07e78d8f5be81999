package org.chairside.journal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.chairside.journal.relay.JournalStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class JdbcJournalStoreTest {

    private static final long EPOCH = 7;

    private final DataSource database = Migrated.database();
    private final JdbcTemplate jdbc = new JdbcTemplate(database);
    private final TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    private final JdbcJournalStore store = new JdbcJournalStore(jdbc);

    JdbcJournalStoreTest() {
        jdbc.update("insert into relay_lease (epoch, holder, backend, renewed_at) values (?, 'me', 1, now())", EPOCH);
    }

    /** The server stamps a statement when it executes, which may be long after it took its snapshot. */
    @Test
    void a_reading_claims_no_later_moment_than_its_snapshots() {
        transaction.executeWithoutResult(_ -> {
            Instant begun = jdbc.queryForObject("select transaction_timestamp()", OffsetDateTime.class)
                    .toInstant();
            assertThat(store.unpublished(EPOCH, List.of(), 10))
                    .hasValueSatisfying(reading -> assertThat(reading.asOf()).isEqualTo(begun));
        });
    }

    @Test
    void only_what_was_wholly_marked_from_the_first_event_on_counts_as_published_again() {
        wish(null, 1, "08:00", true);
        wish(null, 1, "09:00", true);
        wish(null, 1, "10:00", false);
        wish(null, 2, "11:00", true);
        wish("chairs", 1, "08:30", true);

        assertThat(store.refills()).containsExactlyInAnyOrder(refill(null, "09:00"), refill("chairs", "08:30"));
    }

    private void wish(@Nullable String topic, long from, String time, boolean finished) {
        jdbc.update("""
                insert into republish (topic, types, from_position, next_position, requested_by, requested_at, finished_at)
                values (?, '{}', ?, ?, 'ops', ?::timestamptz, case when ? then now() end)""", topic, from, from, "2026-03-02T" + time + "Z", finished);
    }

    private static JournalStore.Refill refill(@Nullable String topic, String time) {
        return new JournalStore.Refill(topic, Instant.parse("2026-03-02T" + time + ":00Z"));
    }

    @Test
    void deleted_marks_do_not_pile_up_before_those_that_wait() {
        List<Long> published = LongStream.rangeClosed(1, 2_500).boxed().toList();
        jdbc.update("insert into journal_unpublished select generate_series(1, 2500)");

        assertThat(store.settle(EPOCH, published)).isTrue();
        jdbc.update("insert into journal_unpublished values (2501)");

        assertThat(jdbc.queryForObject("select ctid::text from journal_unpublished", String.class))
                .as("the first page has room again")
                .startsWith("(0,");
    }

    @Test
    void marks_are_found_by_their_key_even_while_the_table_is_so_small_that_reading_all_of_it_would_cost_less() {
        jdbc.update("insert into journal_unpublished select generate_series(1, 20)");
        jdbc.execute("analyze journal_unpublished");

        transaction.executeWithoutResult(_ -> {
            assertThat(store.unpublished(EPOCH, List.of(3L), 10)).isPresent();
            assertThat(store.settle(EPOCH, List.of(1L, 2L))).isTrue();

            assertThat(
                            jdbc.queryForList(
                                    "select relname from pg_stat_xact_user_tables where relname like 'journal%' and seq_scan > 0"))
                    .isEmpty();
        });
    }
}
