package org.chairside.journal.actuator;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.chairside.journal.ArrivedKeys;
import org.chairside.journal.Rebuildable;
import org.chairside.journal.append.Speaker;
import org.chairside.journal.catalogue.TopicCatalogue;
import org.chairside.journal.inbox.InboxStore;
import org.chairside.journal.inbox.Transactions;
import org.chairside.journal.jdbc.InboxMemory;
import org.chairside.journal.jdbc.InboxStanding;
import org.chairside.journal.jdbc.JdbcJournal;
import org.chairside.journal.jdbc.JournalStanding;
import org.chairside.journal.jdbc.Republishing;
import org.chairside.journal.kafka.KafkaAddress;
import org.chairside.journal.knowledge.LocalKnowledge;
import org.chairside.journal.operations.DryRun;
import org.chairside.journal.operations.LateKeys;
import org.chairside.journal.operations.QuarantineDesk;
import org.chairside.journal.operations.Rebuilding;
import org.chairside.journal.spring.InboxAutoConfiguration;
import org.chairside.journal.spring.RelayBell;
import org.chairside.journal.spring.Rounds;
import org.chairside.journal.spring.SpringInbox;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.cloud.stream.binding.BindingsLifecycleController;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/** What ops teams see and do. */
@AutoConfiguration(after = InboxAutoConfiguration.class)
public class OperationsAutoConfiguration {

    private static final Duration LATE_KEYS_EVERY = Duration.ofMillis(300);
    private static final Duration READERS_HAVE_LEFT_WITHIN = Duration.ofSeconds(20);

    @Bean
    QuarantineDesk quarantineDesk(
            SpringInbox inbox,
            InboxStore store,
            Transactions transactions,
            TopicCatalogue catalogue,
            JdbcTemplate jdbc,
            Speaker speaker) {
        return new QuarantineDesk(inbox, store, transactions, catalogue, jdbc, speaker.service());
    }

    /** A service without keys opens nothing, so nothing waits for a key. */
    @Bean
    Rounds lateKeys(QuarantineDesk desk, ObjectProvider<ArrivedKeys> arrived) {
        return new Rounds(
                "late-keys",
                LATE_KEYS_EVERY,
                new LateKeys(desk, arrived.getIfAvailable(() -> _ -> Set.of()), System::nanoTime));
    }

    @Bean
    DryRun dryRun(QuarantineDesk desk, JdbcTemplate jdbc, JdbcJournal journal) {
        return new DryRun(desk, jdbc, journal);
    }

    @Bean
    Rebuilding rebuilding(
            ObjectProvider<Rebuildable> readModels,
            SpringInbox inbox,
            BindingsLifecycleController bindings,
            BindingServiceProperties destinations,
            KafkaAddress address,
            Transactions transactions,
            InboxMemory memory,
            Speaker speaker) {
        return new Rebuilding(
                readModels.orderedStream().toList(),
                inbox.topics(),
                bindings,
                destinations,
                address,
                transactions,
                memory,
                speaker.service(),
                READERS_HAVE_LEFT_WITHIN);
    }

    @Bean
    InboxMemory inboxMemory(JdbcTemplate jdbc, Speaker speaker) {
        return new InboxMemory(jdbc, speaker.service());
    }

    @Bean
    RebuildEndpoint rebuildEndpoint(Rebuilding rebuilding) {
        return new RebuildEndpoint(rebuilding);
    }

    @Bean
    QuarantineEndpoint quarantineEndpoint(QuarantineDesk desk) {
        return new QuarantineEndpoint(desk);
    }

    @Bean
    DryRunEndpoint dryRunEndpoint(QuarantineDesk desk, DryRun dryRun) {
        return new DryRunEndpoint(desk, dryRun);
    }

    @Bean
    JournalEndpoint journalEndpoint(JournalStanding standing, RelayBell bell) {
        return new JournalEndpoint(standing, bell);
    }

    @Bean
    InboxEndpoint inboxEndpoint(InboxStanding standing, SpringInbox inbox) {
        return new InboxEndpoint(standing, inbox);
    }

    @Bean
    KnowledgeEndpoint knowledgeEndpoint(LocalKnowledge knowledge, SpringInbox inbox) {
        return new KnowledgeEndpoint(knowledge, inbox, InstantSource.system());
    }

    @Bean
    RepublishEndpoint republishEndpoint(Republishing republishing, TopicCatalogue catalogue, Speaker speaker) {
        return new RepublishEndpoint(republishing, catalogue, speaker.service());
    }
}
