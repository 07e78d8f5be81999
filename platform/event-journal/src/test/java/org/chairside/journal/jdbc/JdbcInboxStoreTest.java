package org.chairside.journal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.chairside.journal.inbox.StreamState;
import org.chairside.journal.inbox.Subscription;
import org.chairside.journal.simulation.Examples;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class JdbcInboxStoreTest {

    private final JdbcTemplate jdbc = new JdbcTemplate(Migrated.database());
    private final JdbcInboxStore store = new JdbcInboxStore(jdbc);

    /** Else every batch of a rebuild reads all streams, until the autovacuum comes by. */
    @Test
    void the_database_learns_of_many_new_streams_before_anything_else_would_tell_it() {
        List<StreamState> streams = IntStream.range(0, 300)
                .mapToObj(each -> StreamState.unknown("chair/" + each))
                .toList();

        store.conclude(new Subscription("chair-service", Examples.CHAIRS), streams, Map.of(0, 300L), List.of());

        assertThat(jdbc.queryForObject(
                        "select reltuples::int from pg_class where relname = 'inbox_stream'", Integer.class))
                .isEqualTo(300);
    }
}
