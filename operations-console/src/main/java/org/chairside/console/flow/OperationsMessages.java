package org.chairside.console.flow;

import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Listens to what services say of their own work. These are figures, not facts: one that cannot be read is noted and left out. */
@Configuration(proxyBeanMethods = false)
class OperationsMessages {

    private static final Logger LOG = LoggerFactory.getLogger(OperationsMessages.class);
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @Bean
    Consumer<Message<List<byte[]>>> receiptMessages(Receipts receipts) {
        return each(Receipts.Batch.class, receipts::keep);
    }

    @Bean
    Consumer<Message<List<byte[]>>> watermarkMessages(Freshness freshness) {
        return each(Freshness.Watermark.class, freshness::heard);
    }

    private static <T> Consumer<Message<List<byte[]>>> each(Class<T> type, Consumer<T> listener) {
        return batch -> {
            for (var value : batch.getPayload()) {
                T message;
                try {
                    message = JSON.readValue(value, type);
                } catch (JacksonException unreadable) {
                    LOG.warn("a {} cannot be read", type.getSimpleName());
                    continue;
                }
                listener.accept(message);
            }
        };
    }
}
