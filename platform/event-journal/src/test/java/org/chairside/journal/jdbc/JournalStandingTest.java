package org.chairside.journal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.chairside.journal.jdbc.JournalStanding.Lag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class JournalStandingTest {

    private final JdbcTemplate jdbc = new JdbcTemplate(Migrated.database());
    private final JournalStanding standing = new JournalStanding(jdbc);

    @Test
    void more_parked_rows_than_are_listed_are_counted_all_the_same() {
        jdbc.update("""
                with said as (
                  insert into journal (event_id, stream, sequence, type, record_key, occurred_at, headers, data)
                  select gen_random_uuid(), 'chair/' || n, 1, 'example.chair-freed.v1', 'p', now(), '{}', '' from generate_series(1, 1004) n
                  returning position, stream)
                insert into journal_parked (position, stream, record_key, reason)
                select position, stream, 'p', case when stream = 'chair/1' then 'too-large' else 'unknown-type' end from said""");

        assertThat(standing.parkedByReason()).isEqualTo(Map.of("too-large", 1L, "unknown-type", 1_003L));
        assertThat(standing.parked()).hasSize(1_000);
    }

    @Test
    void the_oldest_row_that_waits_says_for_how_long_the_relay_is_behind() {
        assertThat(standing.lag()).isEqualTo(new Lag(0, null));

        jdbc.update("""
                with said as (
                  insert into journal (event_id, stream, sequence, type, record_key, occurred_at, recorded_at, headers, data)
                  select gen_random_uuid(), 'chair/' || n, 1, 'example.chair-freed.v1', 'p', now(), now() - n * interval '1 hour', '{}', ''
                  from generate_series(3, 1, -1) n
                  returning position, stream)
                insert into journal_unpublished select position from said where stream <> 'chair/3'""");

        assertThat(standing.lag().rows()).isEqualTo(2);
        assertThat(standing.lag().oldestSeconds()).isBetween(7_200.0, 7_260.0);
    }
}
