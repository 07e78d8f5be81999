package org.chairside.console.flow;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.Consumer;
import org.chairside.journal.jdbc.ReceiptMessage;
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
            var receipt = read(value);
            if (receipt == null) {
                leaveOut("unreadable");
                return;
            }
            if (!receipts.canBe(receipt)) {
                leaveOut("unheard-of");
                return;
            }
            try {
                receipts.keep(receipt);
            } catch (DataIntegrityViolationException unfit) {
                leaveOut("unfit");
            }
        });
    }

    /** Null if it is no such message. */
    private static @Nullable ReceiptMessage read(byte[] value) {
        try {
            var message = JSON.readValue(value, ReceiptMessage.class);
            return message != null && Receipts.isSound(message) ? message : null;
        } catch (JacksonException unreadable) {
            return null;
        }
    }

    private void leaveOut(String why) {
        meters.counter("chairside.console.left.out", "what", "receipts", "why", why)
                .increment();
        LOG.warn("receipts left out: {}", why);
    }
}
