package org.chairside.console.flow;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.chairside.journal.inbox.Receipt.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What consumers said they did with events, kept for seven days; hearing a receipt twice changes nothing. Whoever does not hear a topic by the
 * catalogue did nothing with it.
 */
@Component
class Receipts {

    private static final int FORGET_EVERY = 500;
    /** In bytes: consumer, topic and stream are parts of one index. */
    private static final int LONGEST = 512;

    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private final JdbcClient jdbc;
    private final Catalogue catalogue;
    private int untilForgetting;

    Receipts(JdbcClient jdbc, Catalogue catalogue) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
    }

    /** The receipts of one batch of one consumer; nothing else, and nothing that the table could not hold, becomes one. */
    record Batch(String consumer, String topic, Instant at, List<Receipt> receipts) {

        Batch {
            require(isWord(consumer) && isWord(topic));
            require(at != null && at.isAfter(Instant.EPOCH) && at.isBefore(LATEST));
            require(receipts != null && receipts.stream().allMatch(Objects::nonNull));
        }
    }

    /** What became of the events {@code from} to {@code to} of one stream. */
    record Receipt(
            @Nullable String stream,
            int from,
            int to,
            Outcome outcome,
            @Nullable String reason) {

        Receipt {
            require(stream == null || isWord(stream));
            require(reason == null || isWord(reason));
            require(outcome != null);
        }
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("no receipt");
        }
    }

    private static boolean isWord(@Nullable String text) {
        return text != null
                && text.getBytes(StandardCharsets.UTF_8).length <= LONGEST
                && text.chars().noneMatch(Character::isISOControl);
    }

    /** Whether somebody can have said it. */
    boolean canBe(Batch batch) {
        return catalogue.topics().stream()
                .anyMatch(topic ->
                        topic.name().equals(batch.topic()) && topic.consumers().contains(batch.consumer()));
    }

    @Transactional
    public void keep(Batch batch) {
        for (var receipt : batch.receipts()) {
            jdbc.sql("""
                    insert into receipt (consumer, topic, stream, from_sequence, to_sequence, outcome, reason, at)
                    values (:consumer, :topic, :stream, :from, :to, :outcome, :reason, :at)
                    on conflict do nothing""")
                    .param("consumer", batch.consumer())
                    .param("topic", batch.topic())
                    .param("stream", receipt.stream() == null ? "" : receipt.stream())
                    .param("from", receipt.from())
                    .param("to", receipt.to())
                    .param("outcome", receipt.outcome().name())
                    .param("reason", receipt.reason())
                    .param("at", batch.at().atOffset(ZoneOffset.UTC))
                    .update();
        }
        if (--untilForgetting <= 0) {
            jdbc.sql("delete from receipt where at < now() - interval '7 days'").update();
            untilForgetting = FORGET_EVERY;
        }
    }
}
