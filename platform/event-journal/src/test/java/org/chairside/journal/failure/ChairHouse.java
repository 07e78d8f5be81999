package org.chairside.journal.failure;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.chairside.journal.ArrivedKeys;
import org.chairside.journal.Envelope;
import org.chairside.journal.ImpossibleTransition;
import org.chairside.journal.Inbox;
import org.chairside.journal.Journal;
import org.chairside.journal.JournalEntry;
import org.chairside.journal.KeyMissing;
import org.chairside.journal.Rebuildable;
import org.chairside.journal.example.ChairEvent;
import org.chairside.journal.example.ChairFreed;
import org.chairside.journal.example.ChairTaken;
import org.chairside.journal.example.LampEvent;
import org.chairside.journal.simulation.Examples;
import org.chairside.test.TestDatabase;
import org.chairside.test.TestInfrastructure;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.messaging.Message;
import org.springframework.transaction.support.TransactionTemplate;

/** A whole service built by hand, so that several may run side by side: it speaks of chairs, and hears of chairs and lamps. */
final class ChairHouse implements AutoCloseable {

    static final String LAMPS = "example.lamps.v1";

    private final ConfigurableApplicationContext context;

    private ChairHouse(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static ChairHouse open(String service, TestDatabase database, String brokers, String prefix, String... more) {
        List<String> settings = new ArrayList<>(List.of(
                "--spring.application.name=" + service,
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.appUser(),
                "--spring.datasource.password=" + database.appPassword(),
                "--spring.datasource.hikari.connection-timeout=2000",
                "--spring.flyway.user=" + database.ownerUser(),
                "--spring.flyway.password=" + database.ownerPassword(),
                "--spring.flyway.placeholders.app_role=" + database.appUser(),
                "--spring.cloud.stream.kafka.binder.brokers=" + brokers,
                "--chairside.topic-prefix=" + prefix,
                "--chairside.journal.catalogue=classpath:journal-test/catalogue.json",
                "--spring.cloud.function.definition=chairEvents;lampEvents",
                "--spring.cloud.stream.bindings.chairEvents-in-0.destination=" + prefix + Examples.CHAIRS,
                "--spring.cloud.stream.bindings.chairEvents-in-0.group=" + service,
                "--spring.cloud.stream.bindings.lampEvents-in-0.destination=" + prefix + LAMPS,
                "--spring.cloud.stream.bindings.lampEvents-in-0.group=" + service));
        settings.addAll(List.of(more));
        return new ChairHouse(new SpringApplicationBuilder(Rooms.class)
                .web(WebApplicationType.NONE)
                .run(settings.toArray(String[]::new)));
    }

    static String newPrefix() {
        return "test-" + UUID.randomUUID() + ".";
    }

    /** As a pause of the whole context does; {@link #goOn} ends it. */
    void pause() {
        context.stop();
    }

    void goOn() {
        context.start();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    JdbcTemplate jdbc() {
        return bean(JdbcTemplate.class);
    }

    /** A command: it commits, or it throws. */
    void say(String stream, String key, int last, Object... events) {
        bean(TransactionTemplate.class).executeWithoutResult(_ -> bean(Journal.class)
                .append(new JournalEntry(stream, last, key, "ROC", null, null, Examples.MORNING, List.of(events))));
    }

    /** What the n-th event of any chair is. */
    static ChairEvent event(int sequence) {
        return sequence % 2 == 1 ? ChairTaken.example() : new ChairFreed("chair-1");
    }

    static ChairTaken taken(String remark) {
        ChairTaken plain = ChairTaken.example();
        return new ChairTaken(plain.chair(), plain.at(), plain.minutes(), remark, plain.comfort());
    }

    int applied(String stream) {
        return count("select coalesce(max(events), 0) from chair_use where stream = '" + stream + "'");
    }

    boolean allInOrder() {
        return count("select count(*) from chair_use where not in_order or events <> last") == 0;
    }

    /** One value for all that the projection holds. */
    String hash() {
        return String.valueOf(jdbc().queryForObject("""
                select count(*) || '/' || coalesce(sum(hashtextextended(stream || ':' || last || ':' || events || ':' || fold, 0)), 0)
                from chair_use""", String.class));
    }

    int count(String sql) {
        Integer count = jdbc().queryForObject(sql, Integer.class);
        return count == null ? -1 : count;
    }

    int aside(String state) {
        return count("select count(*) from quarantine where state = '" + state + "'");
    }

    /** Ends every session of the service's role; new ones are refused until {@link #admit}. */
    static void lockOut(TestDatabase database) throws SQLException {
        asSuperuser("alter role \"" + database.appUser() + "\" nologin");
        asSuperuser(
                "select pg_terminate_backend(pid) from pg_stat_activity where usename = '" + database.appUser() + "'");
    }

    static void admit(TestDatabase database) throws SQLException {
        asSuperuser("alter role \"" + database.appUser() + "\" login");
    }

    static void asSuperuser(String sql) throws SQLException {
        try (Connection connection = TestInfrastructure.get().admin("postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        context.close();
    }

    /** The keys that are here; a chair taken with the remark "sealed" cannot be read without that of its patient. */
    static final class Keys implements ArrivedKeys {
        private final Set<String> here = ConcurrentHashMap.newKeySet();

        void arrive(String recordKey) {
            here.add(recordKey);
        }

        void open(Envelope envelope) {
            if (!here.contains(envelope.partitionKey())) {
                throw new KeyMissing("not here");
            }
        }

        @Override
        public Set<String> among(Collection<String> recordKeys) {
            return recordKeys.stream().filter(here::contains).collect(Collectors.toSet());
        }
    }

    /** Whether the handler has its bug. */
    static final class Bug {
        volatile boolean fixed;
    }

    @EnableAutoConfiguration
    static class Rooms {

        @Bean
        Bug bug() {
            return new Bug();
        }

        @Bean
        Keys keys() {
            return new Keys();
        }

        @Bean
        Rebuildable chairUse(JdbcTemplate jdbc) {
            return () -> jdbc.update("delete from chair_use");
        }

        @Bean
        Consumer<Message<List<byte[]>>> chairEvents(Inbox inbox, JdbcTemplate jdbc, Bug bug, Keys keys) {
            return inbox.subscribe(Examples.CHAIRS, ChairEvent.class, (event, envelope) -> {
                if (event instanceof ChairTaken taken) {
                    stumble(taken, bug);
                    if ("sealed".equals(taken.remark())) {
                        keys.open(envelope);
                    }
                }
                note(jdbc, envelope);
            });
        }

        @Bean
        Consumer<Message<List<byte[]>>> lampEvents(Inbox inbox, JdbcTemplate jdbc) {
            return inbox.subscribe(LAMPS, LampEvent.class, (event, envelope) -> note(jdbc, envelope));
        }

        private static void stumble(ChairTaken taken, Bug bug) {
            if ("rule".equals(taken.remark())) {
                throw new ImpossibleTransition("the chair is taken");
            }
            if ("bug".equals(taken.remark()) && !bug.fixed) {
                throw new NullPointerException("a bug");
            }
        }

        private static void note(JdbcTemplate jdbc, Envelope envelope) {
            jdbc.update(
                    """
                    insert into chair_use as c (stream, last, events, fold, in_order) values (?, ?, 1, ?, ? = 1)
                    on conflict (stream) do update set last = excluded.last, events = c.events + 1,
                      fold = hashtextextended(c.fold || ':' || excluded.fold, 0),
                      in_order = c.in_order and excluded.last = c.last + 1""",
                    envelope.stream(),
                    envelope.sequence(),
                    envelope.id().getLeastSignificantBits(),
                    envelope.sequence());
        }
    }
}
