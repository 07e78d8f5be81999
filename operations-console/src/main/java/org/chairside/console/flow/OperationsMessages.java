package org.chairside.console.flow;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.chairside.journal.append.Speaker;
import org.chairside.journal.catalogue.TopicCatalogue;
import org.chairside.journal.knowledge.CredibleWatermark;
import org.chairside.journal.relay.Watermark;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.messaging.Message;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Listens to what services say of their own work. These are figures, not facts: one that cannot be used is counted and left out. */
@Configuration(proxyBeanMethods = false)
class OperationsMessages {

    private static final Logger LOG = LoggerFactory.getLogger(OperationsMessages.class);
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final MeterRegistry meters;

    OperationsMessages(MeterRegistry meters) {
        this.meters = meters;
    }

    @Bean
    Consumer<Message<List<byte[]>>> receiptMessages(Receipts receipts) {
        return batch -> batch.getPayload().forEach(value -> {
            var receipt = read(value, Receipts.Batch.class);
            if (receipt == null) {
                leaveOut("receipts", "unreadable");
                return;
            }
            if (!receipts.canBe(receipt)) {
                leaveOut("receipts", "unheard-of");
                return;
            }
            try {
                receipts.keep(receipt);
            } catch (DataIntegrityViolationException unfit) {
                leaveOut("receipts", "unfit");
            }
        });
    }

    @Bean
    Consumer<Message<List<byte[]>>> watermarkMessages(Freshness freshness, TopicCatalogue catalogue, Speaker speaker) {
        var credible = new CredibleWatermark(catalogue, speaker.cell(), Clock.systemUTC());
        return batch -> batch.getPayload().forEach(value -> {
            var watermark = read(value, Watermark.class);
            if (watermark == null || credible.objection(watermark).isPresent()) {
                leaveOut("watermark", watermark == null ? "unreadable" : "incredible");
            } else {
                freshness.heard(watermark);
            }
        });
    }

    /** Null if it is no such message. */
    private static <T> @Nullable T read(byte[] value, Class<T> type) {
        try {
            return JSON.readValue(value, type);
        } catch (JacksonException unreadable) {
            return null;
        }
    }

    private void leaveOut(String what, String why) {
        meters.counter("chairside.console.left.out", "what", what, "why", why).increment();
        LOG.warn("{} left out: {}", what, why);
    }
}
