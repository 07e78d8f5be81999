package org.chairside.benchmarks.arm;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.chairside.benchmarks.event.VisitNoted;
import org.chairside.benchmarks.measure.Change;
import org.chairside.benchmarks.measure.Ledger;
import org.chairside.journal.Journal;
import org.chairside.journal.JournalEntry;
import org.chairside.journal.JournalledUpdate;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Chairside's own journal, relay and inbox.
 *
 * @param carries false: the same transactions, journal and all, without relay and subscriber
 */
public record ChairsideArm(Form form, boolean carries) implements Arm {

    /** How a transaction writes its state and its event. */
    public enum Form {
        /** State, journal and mark in one statement. */
        ONE_STATEMENT,
        /** A statement for the state and one for the journal, as a handler of several steps does it. */
        SEPARATE_STATEMENTS
    }

    /** Moves a visit on, if it still is where we think it is. */
    public static final String UPDATE = "update visit set version = ?, noted_at = ? where id = ? and version = ?";

    @Override
    public String name() {
        String way =
                switch (form) {
                    case ONE_STATEMENT -> "one statement";
                    case SEPARATE_STATEMENTS -> "separate statements";
                };
        return (carries ? "chairside, " : "raw, ") + way;
    }

    @Override
    public Running start(Place place, Ledger ledger) {
        return new Service(
                form,
                carries
                        ? VisitService.start(
                                Subscriber.class,
                                VisitService.PUBLISHER,
                                place,
                                ledger,
                                VisitService.subscribed("visitEvents"))
                        : VisitService.start(
                                VisitService.Foundation.class,
                                VisitService.PUBLISHER,
                                place,
                                ledger,
                                List.of("chairside.journal.relay=false")));
    }

    /** The values of {@link #UPDATE}. */
    public static List<?> parameters(Change change, Instant now) {
        return List.of(change.version() + 1, now.atOffset(ZoneOffset.UTC), change.visit(), change.version());
    }

    private static final class Service implements Running {

        private final Form form;
        private final ConfigurableApplicationContext context;
        private final TransactionTemplate transaction;
        private final Journal journal;
        private final JournalledUpdate journalledUpdate;
        private final JdbcTemplate jdbc;

        Service(Form form, ConfigurableApplicationContext context) {
            this.form = form;
            this.context = context;
            this.transaction = context.getBean(TransactionTemplate.class);
            this.journal = context.getBean(Journal.class);
            this.journalledUpdate = context.getBean(JournalledUpdate.class);
            this.jdbc = context.getBean(JdbcTemplate.class);
        }

        @Override
        public void commit(Change change) {
            Instant now = Instant.now();
            transaction.executeWithoutResult(_ -> {
                int changed =
                        switch (form) {
                            case ONE_STATEMENT ->
                                journalledUpdate.execute(UPDATE, parameters(change, now), entry(change, now));
                            case SEPARATE_STATEMENTS -> {
                                journal.append(entry(change, now));
                                yield jdbc.update(
                                        UPDATE, parameters(change, now).toArray());
                            }
                        };
                if (changed != 1) {
                    throw new IllegalStateException("visit " + change.visit() + " is not where its writer left it");
                }
            });
        }

        @Override
        public void commitTogether(List<Change> changes) {
            Instant now = Instant.now();
            transaction.executeWithoutResult(_ -> changes.forEach(change -> journal.append(entry(change, now))));
        }

        private static JournalEntry entry(Change change, Instant now) {
            return new JournalEntry(
                    "visit/" + change.visit(),
                    change.version(),
                    VisitNoted.patient(change.visit()),
                    "ROC",
                    null,
                    1,
                    now,
                    List.of(VisitNoted.of(change.number(), change.visit(), now)));
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
