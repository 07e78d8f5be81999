package org.chairside.journal.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** Degraded while relay or inbox wait for an outage to pass: commands are served all the same. */
public final class JournalHealth implements HealthIndicator {

    private static final Status DEGRADED = new Status("DEGRADED", "events are delayed, commands are served");

    private final SpringInbox inbox;
    private final @Nullable RelayThreads relay;

    public JournalHealth(SpringInbox inbox, @Nullable RelayThreads relay) {
        this.inbox = inbox;
        this.relay = relay;
    }

    @Override
    public Health health() {
        String trouble = relay == null ? null : relay.trouble();
        Health.Builder health = trouble == null && inbox.waiting().isEmpty() ? Health.up() : Health.status(DEGRADED);
        if (trouble != null) {
            health.withDetail("relay", "waits");
        }
        inbox.waiting().forEach((topic, _) -> health.withDetail(topic, "waits"));
        return health.build();
    }
}
