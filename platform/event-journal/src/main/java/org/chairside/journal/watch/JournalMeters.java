package org.chairside.journal.watch;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.chairside.journal.Envelope;
import org.chairside.journal.append.JournalRow;
import org.chairside.journal.catalogue.Topic;
import org.chairside.journal.catalogue.TopicCatalogue;
import org.chairside.journal.inbox.Reason;
import org.chairside.journal.inbox.Receipt;
import org.chairside.journal.inbox.Subscription;
import org.chairside.journal.inbox.Watcher;
import org.chairside.journal.jdbc.InboxStanding;
import org.chairside.journal.jdbc.JournalStanding;
import org.jspecify.annotations.Nullable;

/** The figures of journal, relay and inbox. Tags are topics, sites, reasons and outcomes: never a person, a patient or a stream. */
public final class JournalMeters implements Watcher {

    /** What a site may be called; the tags of figures are never free text. */
    private static final Pattern SITE = Pattern.compile("[A-Z][A-Z0-9]{2,7}");

    private static final int MOST_SITES = 500;
    private static final Duration LONGEST = Duration.ofDays(365);

    private final MeterRegistry registry;
    private final TopicCatalogue catalogue;
    private final Set<String> sites = ConcurrentHashMap.newKeySet();
    private final AtomicReference<JournalStanding.Lag> lag = new AtomicReference<>(new JournalStanding.Lag(0, null));
    private final MultiGauge parked;
    private final MultiGauge waiting;
    private final MultiGauge quarantined;
    private final MultiGauge freshness;
    private final MultiGauge siteFreshness;

    public JournalMeters(MeterRegistry registry, TopicCatalogue catalogue) {
        this.registry = registry;
        this.catalogue = catalogue;
        registry.gauge("chairside.relay.lag.rows", lag, each -> each.get().rows());
        registry.gauge(
                "chairside.relay.lag.oldest.seconds",
                lag,
                each -> orZero(each.get().oldestSeconds()));
        registry.counter("chairside.inbox.forged.headers");
        this.parked = MultiGauge.builder("chairside.relay.parked.rows").register(registry);
        this.waiting = MultiGauge.builder("chairside.inbox.streams.waiting").register(registry);
        this.quarantined = MultiGauge.builder("chairside.quarantine.open").register(registry);
        this.freshness = MultiGauge.builder("chairside.freshness.seconds")
                .description("age of what is completely known of a topic; NaN while that is unknown")
                .register(registry);
        this.siteFreshness = MultiGauge.builder("chairside.freshness.site.seconds")
                .description("the same for one site: as old as its oldest event that stands aside")
                .register(registry);
    }

    /** A transaction committed these. */
    public void appended(List<JournalRow> rows) {
        rows.forEach(row -> registry.counter("chairside.events.appended", "topic", topicOf(row.envelope()))
                .increment());
    }

    /** The broker has acknowledged an event. */
    public void published(String topic, @Nullable Instant recorded) {
        registry.counter("chairside.events.published", "topic", topic).increment();
        if (recorded != null) {
            timer("chairside.relay.commit.to.published", topic).record(since(recorded));
        }
    }

    @Override
    public void committed(Subscription subscription, Receipt receipt) {
        String reason = receipt.reason();
        int events = Math.max(1, receipt.to() - receipt.from() + 1);
        registry.counter(
                        "chairside.events.consumed",
                        "topic",
                        subscription.topic(),
                        "outcome",
                        receipt.outcome().name().toLowerCase(Locale.ROOT))
                .increment(events);
        if (receipt.outcome() == Receipt.Outcome.QUARANTINED && reason != null) {
            registry.counter("chairside.quarantined", "topic", subscription.topic(), "reason", reason)
                    .increment();
            if (Reason.of(reason).concernsSecurity()) {
                securityAlarm(reason);
            }
        }
    }

    @Override
    public void applied(Subscription subscription, Envelope envelope) {
        timer("chairside.inbox.recorded.to.applied", subscription.topic()).record(since(envelope.recordedTime()));
        String site = envelope.site();
        if (site != null && sites.size() < MOST_SITES && SITE.matcher(site).matches()) {
            sites.add(site);
        }
    }

    /** Somebody may be forging. */
    public void securityAlarm(String reason) {
        registry.counter("chairside.security.alarms", "reason", reason).increment();
    }

    /** Headers by which somebody may try to lead a framework astray. */
    public void forgedHeaders(long count) {
        registry.counter("chairside.inbox.forged.headers").increment((double) count);
    }

    void relay(JournalStanding.Lag now, Map<String, Long> parkedByReason) {
        lag.set(now);
        parked.register(
                parkedByReason.entrySet().stream()
                        .map(each -> Row.of(Tags.of("reason", each.getKey()), each.getValue()))
                        .toList(),
                true);
    }

    void inbox(InboxStanding.Streams streams, List<InboxStanding.Count> open) {
        waiting.register(
                List.of(Row.of(Tags.of("why", "held"), streams.held()), Row.of(Tags.of("why", "gap"), streams.gaps())),
                true);
        quarantined.register(
                open.stream()
                        .map(each -> Row.of(
                                Tags.of("topic", each.topic(), "state", each.state(), "reason", each.reason()),
                                each.rows()))
                        .toList(),
                true);
    }

    /**
     * @param known as of when each topic is completely known, at worst; null while that is unknown
     * @param waitingBySite the arrival of each site's oldest event that stands aside
     */
    void freshness(Map<String, @Nullable Instant> known, Map<String, Instant> waitingBySite, Instant now) {
        freshness.register(
                known.entrySet().stream()
                        .map(each -> Row.of(Tags.of("topic", each.getKey()), age(each.getValue(), now)))
                        .toList(),
                true);
        double worst = known.values().stream()
                .mapToDouble(each -> age(each, now))
                .reduce(
                        0,
                        (one, other) -> Double.isNaN(one) || Double.isNaN(other) ? Double.NaN : Math.max(one, other));
        siteFreshness.register(
                sites.stream()
                        .map(site -> Row.of(
                                Tags.of("site", site), Math.max(worst, waitingAge(waitingBySite.get(site), now))))
                        .toList(),
                true);
    }

    private static double waitingAge(@Nullable Instant arrived, Instant now) {
        return arrived == null ? 0 : age(arrived, now);
    }

    private static double age(@Nullable Instant moment, Instant now) {
        return moment == null
                ? Double.NaN
                : Math.max(0, Duration.between(moment, now).toMillis() / 1000.0);
    }

    private Timer timer(String name, String topic) {
        return Timer.builder(name)
                .publishPercentileHistogram()
                .tag("topic", topic)
                .register(registry);
    }

    private static Duration since(Instant moment) {
        Duration age = Duration.between(moment, Instant.now());
        if (age.isNegative()) {
            return Duration.ZERO;
        }
        return age.compareTo(LONGEST) > 0 ? LONGEST : age;
    }

    private String topicOf(Envelope envelope) {
        return catalogue.topicOf(envelope.type()).map(Topic::name).orElse("unknown");
    }

    private static double orZero(@Nullable Double value) {
        return value == null ? 0 : value;
    }
}
