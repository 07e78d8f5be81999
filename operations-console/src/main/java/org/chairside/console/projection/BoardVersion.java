package org.chairside.console.projection;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts the changes of the read models; a viewer who has seen {@code n} has seen everything up to {@code n}. */
@Component
public class BoardVersion {

    private final JdbcClient jdbc;

    BoardVersion(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public long current() {
        return jdbc.sql("select version from board_version").query(Long.class).single();
    }

    /** In the transaction of the change, as its last statement: its row stays locked until the commit. */
    void advance() {
        jdbc.sql("update board_version set version = version + 1").update();
    }
}
