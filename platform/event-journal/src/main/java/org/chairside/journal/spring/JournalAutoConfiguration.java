package org.chairside.journal.spring;

import java.io.IOException;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chairside.journal.append.EventStamp;
import org.chairside.journal.append.Speaker;
import org.chairside.journal.catalogue.CatalogueFile;
import org.chairside.journal.catalogue.Topic;
import org.chairside.journal.catalogue.TopicCatalogue;
import org.chairside.journal.codec.EventCodec;
import org.chairside.journal.codec.EventIds;
import org.chairside.journal.jdbc.JdbcJournal;
import org.chairside.journal.kafka.KafkaAddress;
import org.chairside.journal.watch.EventTraces;
import org.chairside.journal.watch.JournalMeters;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JacksonModule;

/** The journal itself: catalogue, codec, and the writing of events. */
@AutoConfiguration(after = JdbcTemplateAutoConfiguration.class)
@EnableConfigurationProperties(JournalProperties.class)
public class JournalAutoConfiguration {

    @Bean
    TopicCatalogue topicCatalogue(JournalProperties properties) throws IOException {
        return CatalogueFile.read(
                properties.catalogue().getInputStream(), getClass().getClassLoader());
    }

    @Bean
    EventCodec eventCodec(@Qualifier("eventCodec") ObjectProvider<JacksonModule> modules) {
        return new EventCodec(modules.orderedStream().toList());
    }

    @Bean
    Speaker journalSpeaker(Environment environment) {
        return new Speaker(
                environment.getProperty("chairside.cell", "main"),
                environment.getRequiredProperty("spring.application.name"));
    }

    @Bean
    KafkaAddress kafkaAddress(Environment environment) {
        List<String> brokers = Binder.get(environment)
                .bind("spring.cloud.stream.kafka.binder.brokers", Bindable.listOf(String.class))
                .orElse(List.of("localhost:9092"));
        Map<String, String> configuration = Binder.get(environment)
                .bind("spring.cloud.stream.kafka.binder.configuration", Bindable.mapOf(String.class, String.class))
                .orElse(Map.of());
        Map<String, String> security = new HashMap<>(configuration);
        security.keySet()
                .removeIf(name ->
                        !name.startsWith("ssl.") && !name.startsWith("sasl.") && !name.equals("security.protocol"));
        return new KafkaAddress(
                String.join(",", brokers), environment.getProperty("chairside.topic-prefix", ""), security);
    }

    @Bean
    RelayBell relayBell() {
        return new RelayBell();
    }

    /** The wall clock, not the clinic's: ids and recorded times are facts about machines. */
    @Bean
    EventStamp eventStamp(Speaker speaker, TopicCatalogue catalogue, EventCodec codec, EventTraces traces) {
        InstantSource wallClock = Clock.systemUTC();
        return new EventStamp(
                speaker, catalogue, codec, new EventIds(wallClock), wallClock, traces::current, traces::state);
    }

    @Bean
    JdbcJournal journal(EventStamp stamp, JdbcTemplate jdbc, RelayBell bell, JournalMeters meters) {
        return new JdbcJournal(stamp, jdbc, rows -> {
            bell.ring();
            meters.appended(rows);
        });
    }

    /**
     * The topics a service sees to: its own, those everybody reports to, and those it hears. Its consumers are one group, and a group of
     * which one topic is missing may leave the others unread.
     */
    static Collection<Topic> createdBy(Speaker speaker, TopicCatalogue catalogue) {
        return catalogue.topics().stream()
                .filter(topic -> topic.owner().equals(speaker.service())
                        || topic.consumers().contains(speaker.service())
                        || topic.name().startsWith("chairside.operations."))
                .toList();
    }
}
