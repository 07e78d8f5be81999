package org.chairside.journal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class InboxStandingTest {

    private final JdbcTemplate jdbc = new JdbcTemplate(Migrated.database());
    private final InboxStanding standing = new InboxStanding(jdbc, "chair-service");

    @Test
    void a_young_gap_is_seen_behind_any_number_of_held_streams() {
        jdbc.update("""
                insert into inbox_stream (consumer, topic, stream, last_sequence, held_since, fingerprints)
                select 'chair-service', 'chairs', 'held/' || n, 0, now() - interval '1 hour', '' from generate_series(1, 1200) n""");
        jdbc.update("""
                insert into inbox_stream (consumer, topic, stream, last_sequence, gap_since, fingerprints)
                values ('chair-service', 'chairs', 'gap/1', 4, now(), '')""");

        assertThat(standing.withGaps()).singleElement().satisfies(gap -> {
            assertThat(gap.stream()).isEqualTo("gap/1");
            assertThat(gap.lastSequence()).isEqualTo(4);
        });
        assertThat(standing.streams()).isEqualTo(new InboxStanding.Streams(1200, 1));
        assertThat(standing.waiting()).hasSize(1000);
    }
}
