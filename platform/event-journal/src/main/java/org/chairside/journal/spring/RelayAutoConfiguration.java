package org.chairside.journal.spring;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.chairside.journal.append.Speaker;
import org.chairside.journal.catalogue.Topic;
import org.chairside.journal.catalogue.TopicCatalogue;
import org.chairside.journal.jdbc.JdbcJournalStore;
import org.chairside.journal.jdbc.JdbcLease;
import org.chairside.journal.jdbc.ReceiptOutbox;
import org.chairside.journal.jdbc.Republishing;
import org.chairside.journal.kafka.KafkaAddress;
import org.chairside.journal.kafka.KafkaBus;
import org.chairside.journal.kafka.TopicCreation;
import org.chairside.journal.kafka.TopicTail;
import org.chairside.journal.relay.Bus;
import org.chairside.journal.relay.JournalStore;
import org.chairside.journal.relay.OutgoingRecord;
import org.chairside.journal.relay.Packing;
import org.chairside.journal.relay.Relay;
import org.chairside.journal.relay.RelaySettings;
import org.chairside.journal.relay.Settling;
import org.chairside.journal.relay.Watermark;
import org.chairside.journal.relay.Watermarks;
import org.chairside.journal.watch.EventTraces;
import org.chairside.journal.watch.JournalMeters;
import org.chairside.journal.watch.MissingEvents;
import org.chairside.journal.watch.ObservedBus;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The relay with its threads, and the topics it needs. */
@AutoConfiguration(after = JournalAutoConfiguration.class)
@ConditionalOnProperty(name = "chairside.journal.relay", matchIfMissing = true)
public class RelayAutoConfiguration {

    private static final Duration TOPICS_WHILE_MISSING = Duration.ofMillis(500);

    @Bean
    RelaySettings relaySettings() {
        return RelaySettings.standard();
    }

    @Bean(destroyMethod = "close")
    KafkaBus journalBus(KafkaAddress address) {
        return new KafkaBus(address);
    }

    @Bean
    JournalStore journalStore(JdbcTemplate jdbc) {
        return new JdbcJournalStore(jdbc);
    }

    @Bean
    RelayThreads relayThreads(
            Speaker speaker,
            TopicCatalogue catalogue,
            DataSource database,
            JdbcTemplate jdbc,
            JournalStore store,
            KafkaBus bus,
            RelayBell bell,
            RelaySettings settings,
            Republishing republishing,
            JournalMeters meters,
            EventTraces traces) {
        Bus observed = new ObservedBus(bus, meters, traces);
        Settling settling = new Settling(store);
        JdbcLease lease = new JdbcLease(database, holder(speaker), System::nanoTime);
        Watermarks watermarks = new Watermarks(
                speaker.source(),
                catalogue.ownedBy(speaker.service()).stream().map(Topic::name).toList(),
                RelayAutoConfiguration::announcement,
                System::nanoTime,
                settings.watermark());
        Relay relay = new Relay(store, observed, lease, new Packing(catalogue), watermarks, settling, settings);
        return new RelayThreads(
                relay, settling, new ReceiptOutbox(jdbc, bus), republishing, bus, bell, settings.settling());
    }

    @Bean
    Rounds missingEventsThread(
            KafkaAddress address, TopicCatalogue catalogue, Speaker speaker, Republishing republishing) {
        MissingEvents missing = new MissingEvents(catalogue, speaker.service(), republishing, InstantSource.system());
        return Rounds.listening("missing-events", new TopicTail(address, ReceiptOutbox.TOPIC, missing));
    }

    /** The start does not wait for the broker, and a broker that lost the topics gets them again. */
    @Bean
    Rounds topicsThread(KafkaAddress address, Speaker speaker, TopicCatalogue catalogue) {
        TopicCreation creation =
                new TopicCreation(address, JournalAutoConfiguration.createdBy(speaker, catalogue), System::nanoTime);
        return new Rounds("topics", TOPICS_WHILE_MISSING, creation::createMissingNowAndThen);
    }

    private static String holder(Speaker speaker) {
        return speaker.service() + "/" + ProcessHandle.current().pid() + "/" + UUID.randomUUID();
    }

    private static OutgoingRecord announcement(Watermark watermark) {
        byte[] value = JsonMapper.shared().writeValueAsString(watermark).getBytes(StandardCharsets.UTF_8);
        return new OutgoingRecord(
                Watermark.TOPIC, watermark.source(), Map.of("content-type", "application/json"), value);
    }
}
