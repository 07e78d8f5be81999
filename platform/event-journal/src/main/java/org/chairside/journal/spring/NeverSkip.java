package org.chairside.journal.spring;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;

/** A container whose listener failed gives the same records again, for ever, with 0.2 to 2 seconds between: what failed is an outage. */
public final class NeverSkip implements ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> {

    /** The inbox knows what it has seen: an offset committed late costs a duplicate, one committed per batch a round trip each. */
    private static final Duration OFFSETS_EVERY = Duration.ofMillis(100);

    private static final Duration IDLE = Duration.ofSeconds(5);

    @Override
    public void configure(AbstractMessageListenerContainer<?, ?> container, String destination, String group) {
        DefaultErrorHandler handler = new DefaultErrorHandler(NeverSkip::refuseToSkip, pauses());
        handler.setClassifications(Map.of(), true);
        container.setCommonErrorHandler(handler);
        container.getContainerProperties().setAckMode(AckMode.TIME);
        container.getContainerProperties().setAckTime(OFFSETS_EVERY.toMillis());
        container.getContainerProperties().setIdleEventInterval(IDLE.toMillis());
    }

    /** Short to the end: a topic that sleeps on after an outage keeps the gates closed that must know of it. */
    static BackOff pauses() {
        ExponentialBackOff pauses = new ExponentialBackOff(200, 2);
        pauses.setMaxInterval(2_000);
        return pauses;
    }

    private static void refuseToSkip(ConsumerRecord<?, ?> record, Exception failure) {
        throw new IllegalStateException("a record is never skipped", failure);
    }
}
