package org.chairside.journal.spring;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.chairside.journal.catalogue.TopicCatalogue;
import org.chairside.journal.jdbc.JdbcProgress;
import org.chairside.journal.kafka.KafkaAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.stream.binder.kafka.KafkaBindingRebalanceListener;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.event.ListenerContainerIdleEvent;

/**
 * Notes where a consumer stands when it is given a partition: the log may not be the one it read before.
 *
 * <p>The database knows how far a service has come, not the broker: a partition of which it remembers nothing is read from its beginning.
 */
public final class Assignments implements KafkaBindingRebalanceListener {

    private static final Logger log = LoggerFactory.getLogger(Assignments.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final JdbcProgress progress;
    private final KafkaAddress address;
    private final TopicCatalogue catalogue;

    public Assignments(JdbcProgress progress, KafkaAddress address, TopicCatalogue catalogue) {
        this.progress = progress;
        this.catalogue = catalogue;
        this.address = address;
    }

    @Override
    public void onPartitionsAssigned(
            String binding, Consumer<?, ?> consumer, Collection<TopicPartition> partitions, boolean initial) {
        for (TopicPartition each : partitions) {
            try {
                String topic = address.catalogued(each.topic());
                if (catalogue.carriesEvents(topic) && !progress.remembers(topic, each.partition())) {
                    consumer.seekToBeginning(List.of(each));
                }
                progress.assigned(topic, each.partition(), consumer.position(each));
            } catch (DataAccessException | KafkaException | org.apache.kafka.common.KafkaException away) {
                log.warn("The standing of {} is not known until its next record: {}", each, away.toString());
            }
        }
    }

    /**
     * An instance that stood still in mid-batch, and lost its partitions meanwhile, notes its old place when it goes on. Nobody would
     * put that right before the next record; but what is committed at the broker has been handled.
     */
    @EventListener
    void idle(ListenerContainerIdleEvent event) {
        Collection<TopicPartition> partitions = event.getTopicPartitions();
        if (partitions == null || partitions.isEmpty()) {
            return;
        }
        try {
            Map<TopicPartition, OffsetAndMetadata> committed =
                    event.getConsumer().committed(Set.copyOf(partitions), PATIENCE);
            committed.forEach((each, offset) -> {
                if (offset != null) {
                    progress.atLeast(address.catalogued(each.topic()), each.partition(), offset.offset());
                }
            });
        } catch (DataAccessException | org.apache.kafka.common.KafkaException away) {
            log.debug("The standing cannot be confirmed just now", away);
        }
    }
}
