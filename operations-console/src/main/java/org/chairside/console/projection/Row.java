package org.chairside.console.projection;

import java.time.Instant;
import java.time.ZoneOffset;
import org.chairside.journal.ImpossibleTransition;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The row of one stream: what its first event inserts and every later one changes. */
final class Row {

    private final JdbcClient.StatementSpec statement;

    private Row(JdbcClient.StatementSpec statement) {
        this.statement = statement;
    }

    static Row of(JdbcClient jdbc, String sql) {
        return new Row(jdbc.sql(sql));
    }

    /** Binds ids and enums by their text, instants by their time. */
    Row with(String name, @Nullable Object value) {
        return new Row(statement.param(
                name,
                switch (value) {
                    case null -> null;
                    case Instant instant -> instant.atOffset(ZoneOffset.UTC);
                    case Integer number -> number;
                    case String[] texts -> texts;
                    default -> value.toString();
                }));
    }

    /** @throws ImpossibleTransition if there is no such row: the stream's first event never came */
    void changeOne() {
        if (statement.update() != 1) {
            throw new ImpossibleTransition("the stream begins with another event");
        }
    }
}
