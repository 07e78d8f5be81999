package org.chairside.journal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class JdbcLeaseTest {

    private final DataSource database = Migrated.database();
    private final JdbcTemplate jdbc = new JdbcTemplate(database);
    private long now;

    @Test
    void whoever_merely_has_the_number_of_a_stuck_holder_is_left_alone() throws SQLException {
        JdbcLease holder = lease("holder");
        assertThat(holder.hold()).isPresent();
        try (Connection innocent = database.getConnection()) {
            jdbc.update(
                    "update relay_lease set backend = ?, renewed_at = now() - interval '1 minute'", backend(innocent));

            assertThat(lease("another").hold()).isEmpty();

            assertThat(innocent.isValid(2)).isTrue();
        }
    }

    @Test
    void the_session_of_a_stuck_holder_is_ended() {
        JdbcLease stuck = lease("stuck");
        long epoch = stuck.hold().orElseThrow();
        jdbc.update("update relay_lease set renewed_at = now() - interval '1 minute'");
        JdbcLease another = lease("another");

        assertThat(another.hold()).isEmpty();

        org.awaitility.Awaitility.await("the server ends a session in its own time")
                .until(() -> another.hold().isPresent());
        assertThat(another.hold()).hasValue(epoch + 1);
    }

    private JdbcLease lease(String name) {
        return new JdbcLease(database, name, () -> now += Duration.ofSeconds(1).toNanos());
    }

    private static int backend(Connection session) throws SQLException {
        try (var statement = session.createStatement();
                var answer = statement.executeQuery("select pg_backend_pid()")) {
            answer.next();
            return answer.getInt(1);
        }
    }
}
