package org.chairside.journal.watch;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.chairside.journal.catalogue.TopicCatalogue;
import org.chairside.journal.codec.EnvelopeHeaders;
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

    /** A question names one hole. */
    private static final int MOST = 100;

    private static final int LONGEST_NAME = 512;

    private final TopicCatalogue catalogue;
    private final String service;
    private final Republishing republishing;
    private final InstantSource clock;
    private final Requests requests = new Requests();
    private final JsonMapper json = JsonMapper.shared();

    public MissingEvents(TopicCatalogue catalogue, String service, Republishing republishing, InstantSource clock) {
        this.catalogue = catalogue;
        this.service = service;
        this.republishing = republishing;
        this.clock = clock;
    }

    @Override
    public void accept(byte[] receipts) {
        if (!new String(receipts, StandardCharsets.UTF_8).contains(ASKED)) {
            return;
        }
        try {
            ReceiptMessage message = json.readValue(receipts, ReceiptMessage.class);
            if (mayAsk(message)) {
                message.receipts().stream().limit(MOST).forEach(receipt -> answer(message.consumer(), receipt));
            }
        } catch (JacksonException | NullPointerException unreadable) {
            log.warn("A receipt cannot be read: {}", unreadable.getClass().getSimpleName());
        } catch (RuntimeException away) {
            log.debug("Missing events cannot be published just now; they will be asked for again", away);
        }
    }

    /** Whoever hears the topic by the catalogue. */
    private boolean mayAsk(ReceiptMessage message) {
        return catalogue
                .find(message.topic())
                .filter(topic ->
                        topic.owner().equals(service) && topic.consumers().contains(message.consumer()))
                .isPresent();
    }

    private void answer(String consumer, Receipt receipt) {
        String stream = receipt.stream();
        if (stream != null
                && stream.length() <= LONGEST_NAME
                && !EnvelopeHeaders.hasControlCharacter(stream)
                && GapWatch.MISSING.equals(receipt.reason())
                && requests.admit(consumer, stream, clock.instant())) {
            int found = republishing.again(stream, receipt.from(), receipt.to());
            requests.published(found);
            log.info("{} {} to {} published again: {} found", stream, receipt.from(), receipt.to(), found);
        }
    }
}
