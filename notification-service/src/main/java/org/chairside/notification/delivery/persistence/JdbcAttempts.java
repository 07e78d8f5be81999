package org.chairside.notification.delivery.persistence;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chairside.contracts.IntentId;
import org.chairside.notification.delivery.Attempts;
import org.chairside.notification.message.Message;
import org.chairside.notification.message.Messages;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcAttempts implements Attempts {

    private final JdbcClient jdbc;
    private final Messages messages;

    JdbcAttempts(JdbcClient jdbc, Messages messages) {
        this.jdbc = jdbc;
        this.messages = messages;
    }

    @Override
    public Optional<Message> lockNextDue() {
        return jdbc.sql("""
                        select m.intent_id from message m
                        where m.state = 'REQUESTED' and m.attempt_began_at is null and m.try_after <= clock_timestamp()
                        order by m.requested_at
                        limit 1
                        for update of m skip locked
                        """).query(UUID.class).optional().flatMap(id -> messages.find(new IntentId(id)));
    }

    @Override
    public void begin(IntentId id) {
        jdbc.sql("update message set attempt_began_at = clock_timestamp() where intent_id = ?")
                .param(id.value())
                .update();
    }

    @Override
    public void end(IntentId id) {
        jdbc.sql("update message set attempt_began_at = null where intent_id = ?")
                .param(id.value())
                .update();
    }

    @Override
    public void postpone(IntentId id, Duration by) {
        jdbc.sql("update message set try_after = clock_timestamp() + make_interval(secs => ?) where intent_id = ?")
                .params(by.toMillis() / 1000.0, id.value())
                .update();
    }

    @Override
    public List<IntentId> lockAbandoned(Duration age) {
        return jdbc.sql("""
                        select intent_id from message
                        where attempt_began_at < clock_timestamp() - make_interval(secs => ?)
                        for update skip locked
                        """).param(age.toMillis() / 1000.0).query(UUID.class).list().stream()
                .map(IntentId::new)
                .toList();
    }
}
