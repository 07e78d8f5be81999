package org.chairside.journal.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chairside.journal.inbox.Poison;
import org.chairside.journal.inbox.Receipt;
import org.chairside.journal.inbox.SetAside;
import org.chairside.journal.jdbc.JdbcJournal;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Has a quarantined record handled by the service's real code in a transaction that is rolled back, and says what would have changed.
 *
 * <p>Nothing leaves the service meanwhile: what a handler appends is never committed, and what it does after a commit never happens.
 */
public final class DryRun {

    /** The inbox's own book-keeping is not news. */
    private static final Set<String> OWN = Set.of(
            "inbox_stream",
            "inbox_position",
            "quarantine",
            "quarantine_proposal",
            "receipt_unpublished",
            "journal",
            "journal_unpublished");

    private final QuarantineDesk desk;
    private final JdbcTemplate jdbc;
    private final JdbcJournal journal;

    public DryRun(QuarantineDesk desk, JdbcTemplate jdbc, JdbcJournal journal) {
        this.desk = desk;
        this.jdbc = jdbc;
        this.journal = journal;
    }

    /**
     * What a retry would do.
     *
     * @param objection a reason code if the record is still unfit and nothing was tried; {@code constraint} if the commit would fail
     * @param outcomes of the record and of what waits behind it
     * @param events what would be said, in order
     * @param tables the rows that would change
     */
    public record Report(@Nullable String objection, List<Receipt> outcomes, List<Said> events, List<Touched> tables) {}

    /** An event that would be appended, without its contents. */
    public record Said(String type, String stream, int sequence) {}

    /** Rows of one table. */
    public record Touched(String table, long inserted, long updated, long deleted) {

        private Touched since(Touched before) {
            return new Touched(table, inserted - before.inserted, updated - before.updated, deleted - before.deleted);
        }

        private boolean untouched() {
            return inserted == 0 && updated == 0 && deleted == 0;
        }
    }

    /** Empty if the record is not in quarantine any more. */
    public Optional<Report> of(QuarantinedRecord record) {
        try {
            return Optional.of(rehearse(record));
        } catch (QuarantineRegister.AlreadyDecided meanwhile) {
            return Optional.empty();
        }
    }

    private Report rehearse(QuarantinedRecord record) {
        Optional<Poison> objection = desk.batch(record).objection(desk.content(record.id()));
        if (objection.isPresent()) {
            return new Report(objection.get().reason().code(), List.of(), List.of(), List.of());
        }
        SetAside row = desk.readable(record.id());
        List<Said> said = new ArrayList<>();
        List<Touched> touched = new ArrayList<>();
        Map<String, Touched> before = new TreeMap<>();
        AtomicBoolean commitWouldFail = new AtomicBoolean();
        List<Receipt> outcomes = desk.batch(record)
                .rehearse(
                        Objects.requireNonNull(row.envelope()).stream(),
                        stream -> {
                            before.putAll(counted());
                            return desk.retrying(record, row).decide(stream);
                        },
                        () -> {
                            journal.appended()
                                    .forEach(each -> said.add(new Said(
                                            each.envelope().type(),
                                            each.envelope().stream(),
                                            each.envelope().sequence())));
                            touched.addAll(changes(before, counted()));
                            commitWouldFail.set(breaksConstraint());
                        });
        return new Report(commitWouldFail.get() ? "constraint" : null, outcomes, said, touched);
    }

    /** What the database would only check at the commit. */
    private boolean breaksConstraint() {
        try {
            jdbc.execute("set constraints all immediate");
            return false;
        } catch (DataIntegrityViolationException broken) {
            return true;
        }
    }

    private static List<Touched> changes(Map<String, Touched> before, Map<String, Touched> after) {
        return after.values().stream()
                .filter(each -> !OWN.contains(each.table()))
                .map(each -> each.since(before.getOrDefault(each.table(), new Touched(each.table(), 0, 0, 0))))
                .filter(each -> !each.untouched())
                .toList();
    }

    /** The server counts per transaction, but may not have reported the one before yet: only differences say something. */
    private Map<String, Touched> counted() {
        Map<String, Touched> counts = new TreeMap<>();
        jdbc.query("select relname, n_tup_ins, n_tup_upd, n_tup_del from pg_stat_xact_user_tables", row -> {
            counts.put(row.getString(1), new Touched(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4)));
        });
        return counts;
    }
}
