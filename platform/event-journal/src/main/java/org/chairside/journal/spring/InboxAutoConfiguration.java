package org.chairside.journal.spring;

import java.time.Clock;
import java.util.List;
import org.chairside.journal.append.Origin;
import org.chairside.journal.catalogue.TopicCatalogue;
import org.chairside.journal.codec.EventCodec;
import org.chairside.journal.inbox.InboxBatch;
import org.chairside.journal.inbox.InboxStore;
import org.chairside.journal.inbox.Subscription;
import org.chairside.journal.inbox.Transactions;
import org.chairside.journal.inbox.Watcher;
import org.chairside.journal.jdbc.JdbcInboxStore;
import org.chairside.journal.jdbc.JdbcProgress;
import org.chairside.journal.kafka.KafkaAddress;
import org.chairside.journal.kafka.PolledRecords;
import org.chairside.journal.kafka.WatermarkListener;
import org.chairside.journal.knowledge.LocalKnowledge;
import org.chairside.journal.knowledge.WatermarkBook;
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
    JdbcProgress inboxProgress(JdbcTemplate jdbc, Origin origin) {
        return new JdbcProgress(jdbc, origin.service());
    }

    @Bean
    Assignments inboxAssignments(JdbcProgress progress, KafkaAddress address) {
        return new Assignments(progress, address);
    }

    @Bean
    @ConditionalOnMissingBean
    InboxStore inboxStore(JdbcTemplate jdbc) {
        return new JdbcInboxStore(jdbc);
    }

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
            Origin origin,
            InboxStore store,
            Transactions transactions,
            TopicCatalogue catalogue,
            EventCodec codec,
            ObjectProvider<Watcher> watchers) {
        List<Watcher> all = watchers.orderedStream().toList();
        Watcher everybody = (subscription, receipt) -> all.forEach(each -> each.committed(subscription, receipt));
        return new SpringInbox((topic, reaction) -> new InboxBatch(
                new Subscription(origin.service(), topic),
                reaction,
                store,
                transactions,
                catalogue,
                codec,
                Clock.systemUTC(),
                everybody));
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
    WatermarkThread watermarkThread(KafkaAddress address, WatermarkBook book) {
        WatermarkHearing hearing = new WatermarkHearing(book);
        return new WatermarkThread(new WatermarkListener(address, RelayAutoConfiguration.WATERMARKS, hearing));
    }

    @Bean
    JournalHealth journalHealthIndicator(SpringInbox inbox, ObjectProvider<RelayThreads> relay) {
        return new JournalHealth(inbox, relay.getIfAvailable());
    }
}
