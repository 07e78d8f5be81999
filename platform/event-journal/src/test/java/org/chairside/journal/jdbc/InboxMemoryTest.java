package org.chairside.journal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.chairside.journal.example.ChairFreed;
import org.chairside.journal.inbox.SetAside;
import org.chairside.journal.inbox.Subscription;
import org.chairside.journal.simulation.Examples;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class InboxMemoryTest {

    private static final Subscription CHAIRS = new Subscription("chair-service", Examples.CHAIRS);

    private final JdbcTemplate jdbc = new JdbcTemplate(Migrated.database());
    private final QuarantineTable quarantine = new QuarantineTable(jdbc);

    @Test
    void what_was_quarantined_or_decided_outlives_a_rebuild_and_stands_once_when_it_comes_again() {
        SetAside forged = aside(1, SetAside.State.QUARANTINED);
        SetAside skipped = aside(2, SetAside.State.QUARANTINED);
        SetAside waiting = aside(3, SetAside.State.HELD);
        add(forged);
        add(skipped);
        add(waiting);
        jdbc.update("update quarantine set state = 'RESOLVED', resolution = 'skipped', decided_by = 'ops'"
                + " where record_offset = 2");

        new InboxMemory(jdbc, "chair-service").forget();

        assertThat(offsets("true")).isEqualTo("1,2");
        assertThat(offsets("state <> 'RESOLVED'")).as("holds nothing").isNull();

        assertThat(add(forged)).isTrue();
        assertThat(add(skipped)).isTrue();
        assertThat(add(waiting)).isTrue();
        assertThat(add(forged)).isTrue();
        assertThat(offsets("state = 'QUARANTINED' and resolved_at is null")).isEqualTo("1,2");
        assertThat(offsets("decided_by = 'ops'")).isEqualTo("2");
        assertThat(offsets("true")).isEqualTo("1,2,3");
    }

    private boolean add(SetAside record) {
        return quarantine.add(CHAIRS, record);
    }

    private @Nullable String offsets(String which) {
        return jdbc.queryForObject(
                "select string_agg(record_offset::text, ',' order by record_offset) from quarantine where " + which,
                String.class);
    }

    private static SetAside aside(int sequence, SetAside.State state) {
        var row = Examples.row("chair/1", "p", sequence, new ChairFreed("chair-1"));
        return new SetAside(0, state, Examples.record(row, sequence), row.envelope(), null);
    }
}
