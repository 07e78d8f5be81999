package org.chairside.journal.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.chairside.journal.Journal;
import org.chairside.journal.JournalEntry;
import org.chairside.journal.append.EventStamp;
import org.chairside.journal.append.JournalRow;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Collects a transaction's events and writes them in one statement just before its commit; then rings the relay. */
public final class JdbcJournal implements Journal {

    /** PostgreSQL takes 65,535 parameters in a statement; longer plans gain nothing long before that. */
    private static final int ROWS_PER_STATEMENT = 500;

    private final EventStamp stamp;
    private final JdbcTemplate jdbc;
    private final Consumer<List<JournalRow>> committed;
    private final StoredHeaders headers = new StoredHeaders();

    /** @param committed hears what a transaction has appended, once it has committed */
    public JdbcJournal(EventStamp stamp, JdbcTemplate jdbc, Consumer<List<JournalRow>> committed) {
        this.stamp = stamp;
        this.jdbc = jdbc;
        this.committed = committed;
    }

    @Override
    public void append(JournalEntry entry) {
        pending().rows.addAll(stamp.rows(entry));
    }

    /** What the running transaction has appended so far. */
    public List<JournalRow> appended() {
        return List.copyOf(pending().rows);
    }

    /** What this transaction has appended so far. */
    private Pending pending() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("the journal is written in a transaction");
        }
        Pending pending = (Pending) TransactionSynchronizationManager.getResource(this);
        if (pending == null) {
            pending = new Pending();
            TransactionSynchronizationManager.bindResource(this, pending);
            TransactionSynchronizationManager.registerSynchronization(pending);
        }
        return pending;
    }

    private void write(List<JournalRow> rows) {
        for (int from = 0; from < rows.size(); from += ROWS_PER_STATEMENT) {
            List<JournalRow> part = rows.subList(from, Math.min(rows.size(), from + ROWS_PER_STATEMENT));
            List<Object> parameters = new ArrayList<>(part.size() * 10);
            part.forEach(row -> JournalSql.bind(parameters, row, headers));
            jdbc.update(JournalSql.append(part.size()), parameters.toArray());
        }
    }

    private final class Pending implements TransactionSynchronization, Ordered {

        private final List<JournalRow> rows = new ArrayList<>();

        /** After everybody else who has something to say before the commit. */
        @Override
        public int getOrder() {
            return Ordered.LOWEST_PRECEDENCE;
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(JdbcJournal.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(JdbcJournal.this, this);
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            write(rows);
        }

        @Override
        public void afterCommit() {
            committed.accept(List.copyOf(rows));
        }

        @Override
        public void afterCompletion(int status) {
            @Nullable Object bound = TransactionSynchronizationManager.unbindResourceIfPossible(JdbcJournal.this);
            if (bound != this && bound != null) {
                TransactionSynchronizationManager.bindResource(JdbcJournal.this, bound);
            }
        }
    }
}
