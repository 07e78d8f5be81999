package org.chairside.kit.command;

import java.time.Duration;
import java.util.Optional;
import org.chairside.kit.problem.Problem;
import org.chairside.kit.problem.Rejected;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * The latest answers to commands, by key. Each is written in the transaction of its command, and kept no longer than somebody may still ask
 * again, because it holds what the command was about.
 */
class StoredAnswers {

    private final JdbcClient jdbc;

    private final Duration kept;

    StoredAnswers(JdbcClient jdbc, Duration kept) {
        this.jdbc = jdbc;
        this.kept = kept;
    }

    /**
     * Holds the key until the transaction ends; whoever comes meanwhile is told, not kept waiting.
     *
     * @throws Rejected 409, if another holds it
     */
    void hold(IdempotencyKey key) {
        var held = jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", "idempotency/" + key.owner() + "/" + key.value())
                .query(Boolean.class)
                .single();
        if (!held) {
            throw new Rejected(
                    Problem.of(409, "idempotency-key-in-use", "The command with this key is still running; ask again.")
                            .withHeader("Retry-After", "1"));
        }
    }

    /** @throws Rejected 422, if the key came before with another request */
    Optional<StoredAnswer> find(IdempotencyKey key) {
        return jdbc.sql("""
                        select fingerprint, status, content_type, location, etag, body
                        from idempotency_key where owner = :owner and key = :key
                        """)
                .param("owner", key.owner().value())
                .param("key", key.value())
                .query((row, _) -> {
                    if (!key.fingerprint().equals(row.getString("fingerprint"))) {
                        throw new Rejected(Problem.of(
                                422, "idempotency-key-reused", "This Idempotency-Key came with another request."));
                    }
                    return new StoredAnswer(
                            row.getInt("status"),
                            row.getString("content_type"),
                            row.getString("location"),
                            row.getString("etag"),
                            row.getString("body"));
                })
                .optional();
    }

    void store(IdempotencyKey key, StoredAnswer answer) {
        jdbc.sql("""
                        insert into idempotency_key (owner, key, fingerprint, status, content_type, location, etag, body)
                        values (:owner, :key, :fingerprint, :status, :contentType, :location, :etag, :body)
                        """)
                .param("owner", key.owner().value())
                .param("key", key.value())
                .param("fingerprint", key.fingerprint())
                .param("status", answer.status())
                .param("contentType", answer.contentType())
                .param("location", answer.location())
                .param("etag", answer.etag())
                .param("body", answer.body())
                .update();
    }

    /** A key older than that may be used again. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
    int forgetOld() {
        return jdbc.sql("delete from idempotency_key where created_at < now() - make_interval(secs => :kept)")
                .param("kept", kept.toSeconds())
                .update();
    }
}
