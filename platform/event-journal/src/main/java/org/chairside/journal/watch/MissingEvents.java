package org.chairside.journal.watch;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.chairside.journal.catalogue.Topic;
import org.chairside.journal.catalogue.TopicCatalogue;
import org.chairside.journal.inbox.Receipt;
import org.chairside.journal.jdbc.ReceiptMessage;
import org.chairside.journal.jdbc.Republishing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Hears who misses events of this service, and publishes them again. A question lost is asked once more. */
public final class MissingEvents implements Consumer<byte[]> {

    private static final Logger log = LoggerFactory.getLogger(MissingEvents.class);
    private static final String ASKED = "\"" + GapWatch.MISSING + "\"";

    private final TopicCatalogue catalogue;
    private final String service;
    private final Republishing republishing;
    private final JsonMapper json = JsonMapper.shared();

    public MissingEvents(TopicCatalogue catalogue, String service, Republishing republishing) {
        this.catalogue = catalogue;
        this.service = service;
        this.republishing = republishing;
    }

    @Override
    public void accept(byte[] receipts) {
        if (!new String(receipts, StandardCharsets.UTF_8).contains(ASKED)) {
            return;
        }
        try {
            ReceiptMessage message = json.readValue(receipts, ReceiptMessage.class);
            if (catalogue.ownedBy(service).stream().map(Topic::name).anyMatch(message.topic()::equals)) {
                message.receipts().forEach(this::answer);
            }
        } catch (JacksonException | NullPointerException unreadable) {
            log.warn("A receipt cannot be read: {}", unreadable.getClass().getSimpleName());
        } catch (RuntimeException away) {
            log.debug("Missing events cannot be published just now; they will be asked for again", away);
        }
    }

    private void answer(Receipt receipt) {
        String stream = receipt.stream();
        if (stream != null && GapWatch.MISSING.equals(receipt.reason())) {
            int found = republishing.again(stream, receipt.from(), receipt.to());
            log.info("{} {} to {} published again: {} found", stream, receipt.from(), receipt.to(), found);
        }
    }
}
