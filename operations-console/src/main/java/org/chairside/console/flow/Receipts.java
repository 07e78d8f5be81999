package org.chairside.console.flow;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import org.chairside.journal.catalogue.TopicCatalogue;
import org.chairside.journal.inbox.Receipt;
import org.chairside.journal.jdbc.ReceiptMessage;
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
    private final TopicCatalogue catalogue;
    private int untilForgetting;

    Receipts(JdbcClient jdbc, TopicCatalogue catalogue) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
    }

    /** Whether it is what it should be, and nothing that the table could not hold: JSON leaves out what it likes. */
    static boolean isSound(ReceiptMessage batch) {
        return isWord(batch.consumer())
                && isWord(batch.topic())
                && batch.at() != null
                && batch.at().isAfter(Instant.EPOCH)
                && batch.at().isBefore(LATEST)
                && batch.receipts() != null
                && batch.receipts().stream().allMatch(Receipts::isSound);
    }

    private static boolean isSound(@Nullable Receipt receipt) {
        return receipt != null && receipt.outcome() != null && (receipt.stream() == null || isWord(receipt.stream()));
    }

    private static boolean isWord(@Nullable String text) {
        return text != null
                && text.getBytes(StandardCharsets.UTF_8).length <= LONGEST
                && text.chars().noneMatch(Character::isISOControl);
    }

    /** Whether somebody can have said it. */
    boolean canBe(ReceiptMessage batch) {
        return catalogue
                .find(batch.topic())
                .filter(topic -> topic.family() != null && topic.consumers().contains(batch.consumer()))
                .isPresent();
    }

    @Transactional
    public void keep(ReceiptMessage batch) {
        for (var receipt : batch.receipts()) {
            jdbc.sql("""
                    insert into receipt (consumer, topic, stream, from_sequence, to_sequence, outcome, at)
                    values (:consumer, :topic, :stream, :from, :to, :outcome, :at)
                    on conflict do nothing""")
                    .param("consumer", batch.consumer())
                    .param("topic", batch.topic())
                    .param("stream", receipt.stream() == null ? "" : receipt.stream())
                    .param("from", receipt.from())
                    .param("to", receipt.to())
                    .param("outcome", receipt.outcome().name())
                    .param("at", batch.at().atOffset(ZoneOffset.UTC))
                    .update();
        }
        if (--untilForgetting <= 0) {
            jdbc.sql("delete from receipt where at < now() - interval '7 days'").update();
            untilForgetting = FORGET_EVERY;
        }
    }
}
