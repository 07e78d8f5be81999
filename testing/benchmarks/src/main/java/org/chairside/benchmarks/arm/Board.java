package org.chairside.benchmarks.arm;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.chairside.benchmarks.event.VisitEvent;
import org.chairside.benchmarks.event.VisitNoted;
import org.chairside.benchmarks.measure.Ledger;
import org.chairside.journal.Inbox;
import org.chairside.journal.Inbox.Received;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.messaging.Message;

/** A projection: the newest state of each visit, a batch written as one set. */
@Configuration(proxyBeanMethods = false)
class Board {

    private static final String SAVE = """
            insert into visit_board (visit, version, site, chair, state, noted_at)
            select * from unnest(?::int[], ?::int[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
            on conflict (visit) do update set version = excluded.version, site = excluded.site,
              chair = excluded.chair, state = excluded.state, noted_at = excluded.noted_at""";

    @Bean
    Consumer<Message<List<byte[]>>> visitEvents(Inbox inbox, JdbcTemplate jdbc, Ledger ledger) {
        return inbox.subscribeInBatches(VisitService.TOPIC, VisitEvent.class, events -> {
            save(events, jdbc);
            Subscriber.report(events, ledger);
        });
    }

    private record Line(VisitNoted visit, int version) {}

    private static void save(List<Received<VisitEvent>> events, JdbcTemplate jdbc) {
        SortedMap<Integer, Line> newest = new TreeMap<>();
        for (Received<VisitEvent> each : events) {
            switch (each.event()) {
                case VisitNoted noted ->
                    newest.put(noted.visit(), new Line(noted, each.envelope().sequence()));
            }
        }
        jdbc.update(SAVE, (PreparedStatement statement) -> bind(statement, newest.values()));
    }

    private static void bind(PreparedStatement statement, Collection<Line> lines) throws SQLException {
        array(statement, 1, "int", lines, line -> line.visit().visit());
        array(statement, 2, "int", lines, Line::version);
        array(statement, 3, "text", lines, line -> line.visit().site());
        array(statement, 4, "text", lines, line -> line.visit().chair());
        array(statement, 5, "text", lines, line -> line.visit().state());
        array(statement, 6, "text", lines, line -> line.visit().startsAt().toString());
    }

    private static void array(
            PreparedStatement statement, int at, String type, Collection<Line> lines, Function<Line, Object> value)
            throws SQLException {
        Object[] values = lines.stream().map(value).toArray();
        statement.setArray(at, statement.getConnection().createArrayOf(type, values));
    }
}
