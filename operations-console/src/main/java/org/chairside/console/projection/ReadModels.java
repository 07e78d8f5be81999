package org.chairside.console.projection;

import java.util.List;
import org.chairside.journal.Rebuildable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The tables that are made of events and of nothing else.
 *
 * <p>While they are filled again the boards say that they are not complete: nothing is known until the watermarks are passed again.
 */
@Component
class ReadModels implements Rebuildable {

    static final List<String> TABLES =
            List.of("site", "chair", "visit", "infusion", "alarm", "clearance", "day_of_check", "journey_step");

    private final JdbcClient jdbc;

    ReadModels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Open pages hear of it by the version. */
    @Override
    public void empty() {
        TABLES.forEach(table -> jdbc.sql("delete from " + table).update());
        jdbc.sql("update board_version set version = version + 1").update();
    }
}
