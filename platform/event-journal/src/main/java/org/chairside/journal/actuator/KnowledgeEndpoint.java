package org.chairside.journal.actuator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chairside.journal.knowledge.LocalKnowledge;
import org.chairside.journal.spring.SpringInbox;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/** {@code /actuator/knowledge}: as of when this service knows all that others have said. */
@Endpoint(id = "knowledge")
public class KnowledgeEndpoint {

    private final LocalKnowledge knowledge;
    private final SpringInbox inbox;
    private final InstantSource clock;

    public KnowledgeEndpoint(LocalKnowledge knowledge, SpringInbox inbox, InstantSource clock) {
        this.knowledge = knowledge;
        this.inbox = inbox;
        this.clock = clock;
    }

    /** @param asOf null while it is not known */
    public record Known(
            String topic,
            @Nullable Integer partition,
            @Nullable Instant asOf,
            @Nullable Double seconds) {}

    /** Every topic and partition; or, for one {@code key} of a {@code topic}, what is known of that key. */
    @ReadOperation
    public WebEndpointResponse<Object> known(@Nullable String topic, @Nullable String key) {
        if ((topic == null) != (key == null)) {
            return Answers.invalid("topic and key go together.");
        }
        List<Known> known = new ArrayList<>();
        if (topic != null && key != null) {
            if (inbox.of(topic).isEmpty()) {
                return Answers.notFound();
            }
            known.add(known(topic, null, knowledge.asOf(topic, key)));
            return Answers.ok(known);
        }
        for (var each : inbox.subscriptions()) {
            String name = each.subscription().topic();
            List<Optional<Instant>> partitions = knowledge.partitions(name);
            for (int partition = 0; partition < partitions.size(); partition++) {
                known.add(known(name, partition, partitions.get(partition)));
            }
        }
        return Answers.ok(known);
    }

    private Known known(String topic, @Nullable Integer partition, Optional<Instant> asOf) {
        Double seconds = asOf.map(moment ->
                        Math.max(0, Duration.between(moment, clock.instant()).toMillis() / 1000.0))
                .orElse(null);
        return new Known(topic, partition, asOf.orElse(null), seconds);
    }
}
