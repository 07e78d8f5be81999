package org.chairside.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionSystemException;

class ProblemsTest {

    @Test
    void a_database_that_dies_before_the_rollback_is_unreachable_and_no_fault_of_ours() {
        var died = new TransactionSystemException("JDBC rollback failed", new SQLException("Connection is closed"));

        var answer = new Problems(List.of()).of(died);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("database-unreachable");
        assertThat(answer.headers()).containsEntry("Retry-After", "2");
    }
}
