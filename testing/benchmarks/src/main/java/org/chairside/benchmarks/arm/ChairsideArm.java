package org.chairside.benchmarks.arm;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.chairside.benchmarks.event.VisitNoted;
import org.chairside.benchmarks.measure.Change;
import org.chairside.benchmarks.measure.Ledger;
import org.chairside.journal.Journal;
import org.chairside.journal.JournalEntry;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Chairside's own journal, relay and inbox.
 *
 * @param carries false: the same transactions, journal and all, without relay and subscriber
 */
public record ChairsideArm(boolean carries) implements Arm {

    /** Moves a visit on, if it still is where we think it is. */
    public static final String UPDATE = "update visit set version = ?, noted_at = ? where id = ? and version = ?";

    @Override
    public String name() {
        return carries ? "chairside" : "raw";
    }

    @Override
    public Running start(Place place, Ledger ledger) {
        return new Service(
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

        private final ConfigurableApplicationContext context;
        private final TransactionTemplate transaction;
        private final Journal journal;
        private final JdbcTemplate jdbc;

        Service(ConfigurableApplicationContext context) {
            this.context = context;
            this.transaction = context.getBean(TransactionTemplate.class);
            this.journal = context.getBean(Journal.class);
            this.jdbc = context.getBean(JdbcTemplate.class);
        }

        @Override
        public void commit(Change change) {
            Instant now = Instant.now();
            transaction.executeWithoutResult(_ -> {
                journal.append(entry(change, now));
                int changed = jdbc.update(UPDATE, parameters(change, now).toArray());
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
