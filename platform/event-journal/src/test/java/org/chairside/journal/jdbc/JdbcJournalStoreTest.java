package org.chairside.journal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class JdbcJournalStoreTest {

    private static final long EPOCH = 7;

    private final JdbcTemplate jdbc = new JdbcTemplate(Migrated.database());
    private final JdbcJournalStore store = new JdbcJournalStore(jdbc);

    JdbcJournalStoreTest() {
        jdbc.update("insert into relay_lease (epoch, holder, backend, renewed_at) values (?, 'me', 1, now())", EPOCH);
    }

    /** The server stamps a statement when it executes, which may be long after it took its snapshot. */
    @Test
    void a_reading_claims_no_later_moment_than_its_snapshots() {
        var transaction = new TransactionTemplate(
                new DataSourceTransactionManager(java.util.Objects.requireNonNull(jdbc.getDataSource())));
        transaction.executeWithoutResult(_ -> {
            Instant begun = jdbc.queryForObject("select transaction_timestamp()", OffsetDateTime.class)
                    .toInstant();
            assertThat(store.unpublished(EPOCH, List.of(), 10))
                    .hasValueSatisfying(reading -> assertThat(reading.asOf()).isEqualTo(begun));
        });
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
}
