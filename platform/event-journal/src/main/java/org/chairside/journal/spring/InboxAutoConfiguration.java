package org.chairside.journal.spring;

import java.time.Clock;
import org.chairside.journal.append.Speaker;
import org.chairside.journal.catalogue.TopicCatalogue;
import org.chairside.journal.codec.EventCodec;
import org.chairside.journal.inbox.InboxBatch;
import org.chairside.journal.inbox.InboxStore;
import org.chairside.journal.inbox.Reaction;
import org.chairside.journal.inbox.Subscription;
import org.chairside.journal.inbox.Transactions;
import org.chairside.journal.inbox.Watcher;
import org.chairside.journal.jdbc.InboxStanding;
import org.chairside.journal.jdbc.JdbcInboxStore;
import org.chairside.journal.jdbc.JdbcProgress;
import org.chairside.journal.jdbc.JournalStanding;
import org.chairside.journal.kafka.KafkaAddress;
import org.chairside.journal.kafka.PolledRecords;
import org.chairside.journal.kafka.TopicTail;
import org.chairside.journal.knowledge.CredibleWatermark;
import org.chairside.journal.knowledge.LocalKnowledge;
import org.chairside.journal.knowledge.WatermarkBook;
import org.chairside.journal.relay.Watermark;
import org.chairside.journal.spring.SpringInbox.Batches;
import org.chairside.journal.watch.EventTraces;
import org.chairside.journal.watch.ForgedHeaders;
import org.chairside.journal.watch.JournalMeters;
import org.chairside.journal.watch.JournalWatch;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The inbox behind Spring Cloud Stream's bindings, and what it knows of others. */
@AutoConfiguration(after = RelayAutoConfiguration.class)
public class InboxAutoConfiguration {

    @Bean
    PolledRecords polledRecords(KafkaAddress address) {
        return new PolledRecords(address);
    }

    @Bean
    NeverSkip neverSkip() {
        return new NeverSkip();
    }

    @Bean
    JdbcProgress inboxProgress(JdbcTemplate jdbc, Speaker speaker) {
        return new JdbcProgress(jdbc, speaker.service());
    }

    @Bean
    Assignments inboxAssignments(JdbcProgress progress, KafkaAddress address, TopicCatalogue catalogue) {
        return new Assignments(progress, address, catalogue);
    }

    @Bean
    InboxStore inboxStore(JdbcTemplate jdbc) {
        return new JdbcInboxStore(jdbc);
    }

    /** Services replace it by that of {@code kit.scope}, which adds the site scope. */
    @Bean
    @ConditionalOnMissingBean
    Transactions inboxTransactions(PlatformTransactionManager manager) {
        TransactionTemplate template = new TransactionTemplate(manager);
        return work -> template.executeWithoutResult(_ -> work.run());
    }

    @Bean
    SecurityAlarm securityAlarm() {
        return new SecurityAlarm();
    }

    @Bean
    SpringInbox inbox(
            Speaker speaker,
            InboxStore store,
            Transactions transactions,
            TopicCatalogue catalogue,
            EventCodec codec,
            ObjectProvider<Watcher> watchers,
            EventTraces traces,
            JournalMeters meters) {
        Watcher everybody = new Watchers(watchers.orderedStream().toList());
        Batches batches = (topic, reaction) -> new InboxBatch(
                new Subscription(speaker.service(), topic),
                speaker.cell(),
                traced(topic, reaction, traces),
                store,
                transactions,
                catalogue,
                codec,
                Clock.systemUTC(),
                everybody);
        return new SpringInbox(batches, records -> meters.forgedHeaders(ForgedHeaders.in(records)));
    }

    /** A projection of whole batches says nothing in turn and carries no trace on. */
    private static <E> Reaction<E> traced(String topic, Reaction<E> reaction, EventTraces traces) {
        return switch (reaction) {
            case Reaction.ToEach<E>(var family, var handler) ->
                new Reaction.ToEach<>(family, traces.around(topic, handler));
            case Reaction.ToBatch<E> batch -> batch;
        };
    }

    @Bean
    Rounds journalWatch(
            JournalStanding journal,
            InboxStanding standing,
            InboxStore store,
            Transactions transactions,
            LocalKnowledge knowledge,
            JournalMeters meters,
            Speaker speaker,
            SpringInbox inbox) {
        JournalWatch watch = new JournalWatch(
                journal,
                standing,
                store,
                transactions,
                knowledge,
                meters,
                speaker.service(),
                inbox::topics,
                Clock.systemUTC());
        return new Rounds("watch", JournalWatch.EVERY, watch::look);
    }

    @Bean
    WatermarkBook watermarkBook() {
        return new WatermarkBook();
    }

    @Bean
    LocalKnowledge localKnowledge(WatermarkBook book, JdbcProgress progress, JournalProperties properties) {
        return new LocalKnowledge(book, progress, Clock.systemUTC(), properties.skewMargin());
    }

    @Bean
    Rounds watermarkThread(
            KafkaAddress address, WatermarkBook book, TopicCatalogue catalogue, Speaker speaker, JournalMeters meters) {
        CredibleWatermark credible = new CredibleWatermark(catalogue, speaker.cell(), Clock.systemUTC());
        WatermarkHearing hearing = new WatermarkHearing(book, credible, meters);
        return Rounds.listening("watermarks", new TopicTail(address, Watermark.TOPIC, hearing));
    }

    @Bean
    JournalHealth journalHealthIndicator(
            SpringInbox inbox, ObjectProvider<RelayThreads> relay, ObjectProvider<Rounds> rounds) {
        return new JournalHealth(
                inbox, relay.getIfAvailable(), rounds.orderedStream().toList());
    }
}
