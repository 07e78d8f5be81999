package org.chairside.journal.operations;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.chairside.journal.inbox.SetAside;
import org.chairside.journal.jdbc.Columns;
import org.chairside.journal.jdbc.QuarantineTable;
import org.chairside.journal.operations.QuarantinedRecord.Action;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The quarantine of one consumer as people read it, and what they decide about it. */
final class QuarantineRegister {

    private static final String SELECT = """
            select q.*, p.id as proposal, p.action, p.reason as proposed_reason, p.proposed_by, p.proposed_at
            from quarantine q left join quarantine_proposal p on p.quarantine_id = q.id and p.closed_at is null
            """;

    private final JdbcTemplate jdbc;
    private final String consumer;

    QuarantineRegister(JdbcTemplate jdbc, String consumer) {
        this.jdbc = jdbc;
        this.consumer = consumer;
    }

    /** What is open, oldest first; {@code after} is the last id already seen. */
    List<QuarantinedRecord> open(@Nullable String topic, SetAside.@Nullable State state, long after, int limit) {
        String name = state == null ? null : state.name();
        return jdbc.query(SELECT + """
                        where q.consumer = ? and q.id > ? and q.state <> 'RESOLVED'
                          and (?::text is null or q.topic = ?) and (?::text is null or q.state = ?)
                        order by q.id limit ?""", (row, _) -> record(row), consumer, after, topic, topic, name, name, limit);
    }

    Optional<QuarantinedRecord> find(long id) {
        return jdbc.query(SELECT + "where q.consumer = ? and q.id = ?", (row, _) -> record(row), consumer, id).stream()
                .findFirst();
    }

    /** The record that holds a stream, if one does. */
    Optional<QuarantinedRecord> holding(String topic, String stream) {
        return jdbc.query(SELECT + """
                                where q.consumer = ? and q.topic = ? and q.stream = ? and q.state = 'QUARANTINED'
                                order by q.sequence, q.id limit 1""", (row, _) -> record(row), consumer, topic, stream).stream()
                .findFirst();
    }

    List<LateKeys.AwaitedKey> awaitedKeys(long after, int limit) {
        return jdbc.query(
                """
                select id, record_key from quarantine
                where consumer = ? and state = 'QUARANTINED' and reason = 'key-missing' and id > ?
                order by id limit ?""",
                (row, _) ->
                        new LateKeys.AwaitedKey(row.getLong(1), new String(row.getBytes(2), StandardCharsets.UTF_8)),
                consumer,
                after,
                limit);
    }

    SetAside whole(long id) {
        return new QuarantineTable(jdbc).find(consumer, id);
    }

    /** The corrected value that an open proposal carries; empty if it is not open any more. */
    Optional<byte[]> proposedReplacement(long proposal) {
        return jdbc
                .query(
                        "select replacement from quarantine_proposal where id = ? and closed_at is null",
                        (row, _) -> row.getBytes(1),
                        proposal)
                .stream()
                .findFirst();
    }

    /**
     * Locks the row and makes sure that it is as the person saw it.
     *
     * @throws AlreadyDecided if somebody else was quicker
     */
    void claim(QuarantinedRecord seen) {
        QuarantinedRecord now = jdbc.query(
                        SELECT + "where q.consumer = ? and q.id = ? for update of q",
                        (row, _) -> record(row),
                        consumer,
                        seen.id())
                .getFirst();
        if (now.state() != seen.state() || now.tries() != seen.tries()) {
            throw new AlreadyDecided(now);
        }
    }

    /**
     * Writes down who had it tried or passed over, and why.
     *
     * @throws ProposalClosed if this was agreed to and is proposed no more; nothing of the transaction may then stay
     */
    void decided(long id, Decided decided) {
        jdbc.update("""
                update quarantine set tries = tries + 1, decided_by = ?, approved_by = ?, decision_reason = ?
                where id = ?""", decided.by(), decided.approvedBy(), decided.reason(), id);
        Long agreed = decided.proposal();
        if (agreed != null && !close(id, agreed, "approved", Objects.requireNonNull(decided.approvedBy()))) {
            throw new ProposalClosed();
        }
        jdbc.update("""
                update quarantine_proposal set closed_at = clock_timestamp(), closed_by = ?, outcome = 'overtaken'
                where quarantine_id = ? and closed_at is null""", decided.by(), id);
    }

    /** False if there is no such proposal open. */
    boolean withdraw(long id, long proposal, String by) {
        return close(id, proposal, "withdrawn", by);
    }

    private boolean close(long id, long proposal, String outcome, String by) {
        return jdbc.update("""
                        update quarantine_proposal set closed_at = clock_timestamp(), closed_by = ?, outcome = ?
                        where id = ? and quarantine_id = ? and closed_at is null""", by, outcome, proposal, id) == 1;
    }

    void replaceValue(long id, byte[] value) {
        jdbc.update("update quarantine set replacement = ? where id = ?", value, id);
    }

    /** False if something has been proposed for the record already. */
    boolean propose(long id, Action action, String reason, byte @Nullable [] replacement, String by) {
        return jdbc.update("""
                        insert into quarantine_proposal (quarantine_id, action, reason, replacement, proposed_by)
                        values (?, ?, ?, ?, ?) on conflict (quarantine_id) where closed_at is null do nothing""", id, action.word(), reason, replacement, by) == 1;
    }

    private static QuarantinedRecord record(ResultSet row) throws SQLException {
        return new QuarantinedRecord(
                row.getLong("id"),
                row.getString("topic"),
                row.getInt("partition"),
                row.getLong("record_offset"),
                row.getString("stream"),
                row.getObject("sequence", Integer.class),
                row.getObject("event_id", UUID.class),
                row.getString("type"),
                SetAside.State.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getString("pointer"),
                row.getString("exception"),
                row.getObject("arrived_at", OffsetDateTime.class).toInstant(),
                row.getInt("tries"),
                Columns.instant(row, "resolved_at"),
                row.getString("resolution"),
                row.getString("decided_by"),
                row.getString("approved_by"),
                row.getString("decision_reason"),
                proposal(row));
    }

    /** What was proposed about a record and waits no more, in the order of proposing. */
    List<QuarantinedRecord.ClosedProposal> closedProposals(long id) {
        return jdbc.query(
                """
                select p.id, p.action, p.reason, p.proposed_by, p.proposed_at, p.outcome, p.closed_by, p.closed_at
                from quarantine_proposal p join quarantine q on q.id = p.quarantine_id
                where q.consumer = ? and q.id = ? and p.closed_at is not null order by p.id""",
                (row, _) -> new QuarantinedRecord.ClosedProposal(
                        row.getLong("id"),
                        Action.of(row.getString("action")),
                        row.getString("reason"),
                        row.getString("proposed_by"),
                        row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                        row.getString("outcome"),
                        row.getString("closed_by"),
                        row.getObject("closed_at", OffsetDateTime.class).toInstant()),
                consumer,
                id);
    }

    private static QuarantinedRecord.@Nullable Proposal proposal(ResultSet row) throws SQLException {
        Instant at = Columns.instant(row, "proposed_at");
        return at == null
                ? null
                : new QuarantinedRecord.Proposal(
                        row.getLong("proposal"),
                        Action.of(row.getString("action")),
                        row.getString("proposed_reason"),
                        row.getString("proposed_by"),
                        at);
    }

    /**
     * Who decided what.
     *
     * @param proposal what the second person agreed to, if one had to
     */
    record Decided(
            String by,
            @Nullable String approvedBy,
            @Nullable String reason,
            @Nullable Long proposal) {

        static Decided alone(String by, @Nullable String reason) {
            return new Decided(by, null, reason, null);
        }
    }

    /** What the second person agreed to has been withdrawn. */
    static final class ProposalClosed extends RuntimeException {
        ProposalClosed() {
            super("not proposed any more");
        }
    }

    /** Somebody else has resolved the record, or just had it tried. */
    static final class AlreadyDecided extends RuntimeException {

        private final transient QuarantinedRecord now;

        AlreadyDecided(QuarantinedRecord now) {
            super("decided meanwhile");
            this.now = now;
        }

        QuarantinedRecord now() {
            return now;
        }
    }
}
