package org.chairside.journal.spring;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/** A container whose listener failed gives the same records again, for ever, with 0.2 to 30 seconds between: what failed is an outage. */
public final class NeverSkip implements ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> {

    @Override
    public void configure(AbstractMessageListenerContainer<?, ?> container, String destination, String group) {
        ExponentialBackOff backOff = new ExponentialBackOff(200, 2);
        backOff.setMaxInterval(30_000);
        DefaultErrorHandler handler = new DefaultErrorHandler(NeverSkip::refuseToSkip, backOff);
        handler.setClassifications(Map.of(), true);
        container.setCommonErrorHandler(handler);
        container.getContainerProperties().setAckMode(AckMode.BATCH);
    }

    private static void refuseToSkip(ConsumerRecord<?, ?> record, Exception failure) {
        throw new IllegalStateException("a record is never skipped", failure);
    }
}
