package org.chairside.journal.watch;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.chairside.journal.inbox.InboxStore;
import org.chairside.journal.inbox.Reason;
import org.chairside.journal.inbox.Subscription;
import org.chairside.journal.inbox.Transactions;
import org.chairside.journal.jdbc.InboxStanding;
import org.chairside.journal.jdbc.JournalStanding;
import org.chairside.journal.knowledge.LocalKnowledge;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** To be asked every five seconds: reads how things stand, keeps the figures, asks for missing events, raises alarms. */
public final class JournalWatch {

    private static final Logger log = LoggerFactory.getLogger(JournalWatch.class);
    /** How often. */
    public static final Duration EVERY = Duration.ofSeconds(5);

    private final JournalStanding journal;
    private final InboxStanding inbox;
    private final InboxStore store;
    private final Transactions transactions;
    private final LocalKnowledge knowledge;
    private final JournalMeters meters;
    private final String consumer;
    private final Supplier<Collection<String>> topics;
    private final InstantSource clock;
    private final GapWatch gaps = new GapWatch();
    private boolean keysAreMissed;

    public JournalWatch(
            JournalStanding journal,
            InboxStanding inbox,
            InboxStore store,
            Transactions transactions,
            LocalKnowledge knowledge,
            JournalMeters meters,
            String consumer,
            Supplier<Collection<String>> topics,
            InstantSource clock) {
        this.journal = journal;
        this.inbox = inbox;
        this.store = store;
        this.transactions = transactions;
        this.knowledge = knowledge;
        this.meters = meters;
        this.consumer = consumer;
        this.topics = topics;
        this.clock = clock;
    }

    /** One look at everything. */
    public void look() {
        meters.relay(journal.lag(), journal.parkedByReason());
        List<InboxStanding.Count> open = inbox.open();
        meters.inbox(inbox.streams(), open);
        missKeys(open);
        Map<String, java.time.@Nullable Instant> known = new HashMap<>();
        topics.get().forEach(topic -> known.put(topic, knowledge.worst(topic).orElse(null)));
        meters.freshness(known, inbox.oldestBySite(), clock.instant());
        GapWatch.Findings findings = gaps.look(inbox.withGaps(), clock.instant());
        if (!findings.questions().isEmpty()) {
            transactions.run(() -> findings.questions()
                    .forEach(hole ->
                            store.receipts(new Subscription(consumer, hole.topic()), List.of(hole.question()))));
        }
        findings.alarms()
                .forEach(hole -> log.error(
                        "ALARM gap: {} {} to {} of {} has not come for a minute",
                        hole.stream(),
                        hole.from(),
                        hole.to(),
                        hole.topic()));
    }

    /** Said once, until all of them have come. */
    private void missKeys(List<InboxStanding.Count> open) {
        long records = open.stream()
                .filter(each -> each.reason().equals(Reason.KEY_MISSING.code()))
                .mapToLong(InboxStanding.Count::rows)
                .sum();
        if (records > 0 && !keysAreMissed) {
            log.error("ALARM key: {} records wait for the key of their patient, which has not come", records);
        }
        keysAreMissed = records > 0;
    }
}
