package org.chairside.journal.spring;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.chairside.journal.catalogue.Topic;
import org.chairside.journal.catalogue.TopicCatalogue;
import org.chairside.journal.jdbc.JdbcProgress;
import org.chairside.journal.kafka.KafkaAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.stream.binder.kafka.KafkaBindingRebalanceListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.kafka.event.ListenerContainerIdleEvent;
import org.springframework.transaction.TransactionException;

/**
 * Puts a consumer in its place when it is given a partition.
 *
 * <p>The database knows what a service has taken in, the broker only what it once said it had: after a database was restored from a backup
 * it is behind the broker, and what came since is read again. Where the broker is behind, what it repeats is recognised; where it has
 * lost its log, its new one is read from the beginning. A partition of which the database remembers nothing is read from its beginning.
 *
 * <p>Where the log no longer holds all that came since, nobody would ever miss it: that is noted and said, and nothing of that partition
 * is known until its owner has published its journal again.
 */
public final class Assignments implements KafkaBindingRebalanceListener {

    private static final Logger log = LoggerFactory.getLogger(Assignments.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(200);

    private final JdbcProgress progress;
    private final KafkaAddress address;
    private final TopicCatalogue catalogue;
    private volatile boolean closing;

    public Assignments(JdbcProgress progress, KafkaAddress address, TopicCatalogue catalogue) {
        this.progress = progress;
        this.catalogue = catalogue;
        this.address = address;
    }

    @Override
    public void onPartitionsAssigned(
            String binding, Consumer<?, ?> consumer, Collection<TopicPartition> partitions, boolean initial) {
        partitions.forEach(each -> waitToPlace(consumer, each));
    }

    /** While database and broker do not say where to begin, nothing is read. */
    private void waitToPlace(Consumer<?, ?> consumer, TopicPartition partition) {
        boolean told = false;
        while (!closing) {
            try {
                place(consumer, partition);
                return;
            } catch (WakeupException | InterruptException stopping) {
                throw stopping;
            } catch (DataAccessException | TransactionException | KafkaException away) {
                if (!told) {
                    log.warn("{} is not read before its place is known: {}", partition, away.toString());
                }
                told = true;
                LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
            }
        }
    }

    private void place(Consumer<?, ?> consumer, TopicPartition partition) {
        String topic = address.catalogued(partition.topic());
        OptionalLong remembered = progress.nextOffset(topic, partition.partition());
        if (catalogue.carriesEvents(topic) && remembered.isEmpty()) {
            consumer.seekToBeginning(List.of(partition));
        }
        if (isShort(consumer, partition, catalogue.find(topic), remembered)) {
            consumer.seekToBeginning(List.of(partition));
            progress.assignedToShortLog(topic, partition.partition(), consumer.position(partition));
            log.error("ALARM log: {} no longer holds all that this service has not had; publish it again", partition);
            return;
        }
        long place = consumer.position(partition);
        if (catalogue.carriesEvents(topic) && remembered.orElse(place) < place) {
            place = remembered.getAsLong();
            consumer.seek(partition, place);
        }
        progress.assigned(topic, partition.partition(), place);
    }

    /** It begins after what was had last. A compacted one holds the latest of each all the same. */
    private static boolean isShort(
            Consumer<?, ?> consumer, TopicPartition partition, Optional<Topic> topic, OptionalLong remembered) {
        if (topic.filter(each -> !each.events().isEmpty() && !each.compacted()).isEmpty()) {
            return false;
        }
        Long beginning = consumer.beginningOffsets(List.of(partition), PATIENCE).get(partition);
        if (beginning == null) {
            throw new KafkaException("the broker does not say where " + partition + " begins");
        }
        return remembered.orElse(0) < beginning;
    }

    @EventListener
    void closing(ContextClosedEvent closed) {
        closing = true;
    }

    /**
     * An instance that stood still in mid-batch, and lost its partitions meanwhile, notes its old place when it goes on. Nobody would
     * put that right before the next record; but what is committed at the broker, and lies before what is read next, has been handled.
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
                    long handled = Math.min(offset.offset(), event.getConsumer().position(each, PATIENCE));
                    progress.atLeast(address.catalogued(each.topic()), each.partition(), handled);
                }
            });
        } catch (DataAccessException | KafkaException away) {
            log.debug("The standing cannot be confirmed just now", away);
        }
    }
}
