package org.chairside.notification.delivery.persistence;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chairside.contracts.IntentId;
import org.chairside.notification.delivery.Attempts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcAttempts implements Attempts {

    private final JdbcClient jdbc;

    JdbcAttempts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Due> lockNextDue() {
        return jdbc.sql("""
                        select intent_id, breaks from message
                        where state = 'REQUESTED' and attempt_began_at is null and try_after <= clock_timestamp()
                        order by try_after
                        limit 1
                        for update skip locked
                        """)
                .query((row, _) -> new Due(new IntentId(row.getObject("intent_id", UUID.class)), row.getInt("breaks")))
                .optional();
    }

    @Override
    public Instant begin(IntentId id) {
        return jdbc.sql("""
                        update message set attempt_began_at = clock_timestamp() where intent_id = ?
                        returning attempt_began_at
                        """)
                .param(id.value())
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    @Override
    public boolean end(IntentId id, Instant began) {
        return jdbc.sql("update message set attempt_began_at = null where intent_id = ? and attempt_began_at = ?")
                        .params(id.value(), began.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    @Override
    public void postpone(IntentId id, Duration atLeast, Duration atMost) {
        postpone(id, atLeast, atMost, 0);
    }

    @Override
    public void postponeBroken(IntentId id, Duration atLeast, Duration atMost) {
        postpone(id, atLeast, atMost, 1);
    }

    private void postpone(IntentId id, Duration atLeast, Duration atMost, int breaks) {
        jdbc.sql("""
                        update message
                        set try_after = clock_timestamp() + greatest(make_interval(secs => ?),
                              least((clock_timestamp() - requested_at) / 2, make_interval(secs => ?))),
                            breaks = breaks + ?
                        where intent_id = ?
                        """)
                .params(seconds(atLeast), seconds(atMost), breaks, id.value())
                .update();
    }

    @Override
    public List<IntentId> endAbandoned(Duration age) {
        return jdbc.sql("""
                        update message set attempt_began_at = null
                        where intent_id in (select intent_id from message
                                            where attempt_began_at < clock_timestamp() - make_interval(secs => ?)
                                            for update skip locked)
                        returning intent_id
                        """).param(seconds(age)).query(UUID.class).list().stream()
                .map(IntentId::new)
                .toList();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
