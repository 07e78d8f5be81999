package org.chairside.journal.spring;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** Degraded while relay, inbox or what works beside them waits for an outage to pass: commands are served all the same. */
public final class JournalHealth implements HealthIndicator {

    private static final Status DEGRADED = new Status("DEGRADED", "events are delayed, commands are served");

    private final SpringInbox inbox;
    private final @Nullable RelayThreads relay;
    private final List<Rounds> rounds;

    public JournalHealth(SpringInbox inbox, @Nullable RelayThreads relay, List<Rounds> rounds) {
        this.inbox = inbox;
        this.relay = relay;
        this.rounds = rounds;
    }

    @Override
    public Health health() {
        Map<String, String> waiting = new TreeMap<>();
        if (relay != null && relay.trouble() != null) {
            waiting.put("relay", "waits");
        }
        rounds.stream().filter(each -> each.trouble() != null).forEach(each -> waiting.put(each.name(), "waits"));
        inbox.waiting().keySet().forEach(topic -> waiting.put(topic, "waits"));
        return (waiting.isEmpty() ? Health.up() : Health.status(DEGRADED))
                .withDetails(waiting)
                .build();
    }
}
