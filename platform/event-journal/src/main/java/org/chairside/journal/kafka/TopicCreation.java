package org.chairside.journal.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.chairside.journal.Unreachable;
import org.chairside.journal.catalogue.Topic;

/** Creates the topics a service publishes to, as the catalogue describes them. */
public final class TopicCreation {

    private static final Duration ONCE_THERE = Duration.ofSeconds(10);

    private final KafkaAddress address;
    private final Collection<Topic> topics;
    private final LongSupplier nanos;
    private OptionalLong seenAt = OptionalLong.empty();

    public TopicCreation(KafkaAddress address, Collection<Topic> topics, LongSupplier nanos) {
        this.address = address;
        this.topics = topics;
        this.nanos = nanos;
    }

    /** Once all are there, looks again every ten seconds only, however often it is asked. */
    public void createMissingNowAndThen() {
        if (seenAt.isEmpty() || nanos.getAsLong() - seenAt.getAsLong() >= ONCE_THERE.toNanos()) {
            seenAt = OptionalLong.empty();
            createMissing();
            seenAt = OptionalLong.of(nanos.getAsLong());
        }
    }

    /**
     * Creates what is missing and leaves alone what is there.
     *
     * @throws Unreachable if the broker did not answer in time
     */
    public void createMissing() {
        Map<String, Object> settings = address.client(
                Map.of("client.id", "chairside-topics", "request.timeout.ms", 3_000, "default.api.timeout.ms", 5_000));
        try (Admin admin = Admin.create(settings)) {
            Set<String> there = admin.listTopics().names().get(6, TimeUnit.SECONDS);
            List<NewTopic> missing = new ArrayList<>();
            for (Topic topic : topics) {
                if (!there.contains(address.actual(topic.name()))) {
                    missing.add(described(topic));
                }
            }
            admin.createTopics(missing).all().get(6, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            throw new Unreachable("the broker", failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Unreachable("stopping", stopping);
        }
    }

    /** Time is the broker's: a producer's clock an hour ahead would have its records refused. */
    private NewTopic described(Topic topic) {
        Map<String, String> settings = new HashMap<>();
        settings.put("cleanup.policy", topic.cleanup());
        settings.put("message.timestamp.type", "LogAppendTime");
        Duration retention = topic.retention();
        if (retention != null && !topic.compacted()) {
            settings.put("retention.ms", Long.toString(retention.toMillis()));
        }
        return new NewTopic(address.actual(topic.name()), topic.partitions(), (short) -1).configs(settings);
    }
}
