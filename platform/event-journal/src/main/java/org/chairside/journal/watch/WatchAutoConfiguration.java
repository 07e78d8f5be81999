package org.chairside.journal.watch;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import org.chairside.journal.append.Speaker;
import org.chairside.journal.catalogue.TopicCatalogue;
import org.chairside.journal.jdbc.InboxStanding;
import org.chairside.journal.jdbc.JournalStanding;
import org.chairside.journal.jdbc.Republishing;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/** Figures, traces, and the questions that operations ask of the database. */
@AutoConfiguration(
        afterName = "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration",
        beforeName = "org.chairside.journal.spring.JournalAutoConfiguration")
public class WatchAutoConfiguration {

    @Bean
    JournalMeters journalMeters(ObjectProvider<MeterRegistry> registry, TopicCatalogue catalogue) {
        return new JournalMeters(registry.getIfAvailable(SimpleMeterRegistry::new), catalogue);
    }

    @Bean
    EventTraces eventTraces(ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
        return new EventTraces(
                tracer.getIfAvailable(() -> Tracer.NOOP), propagator.getIfAvailable(() -> Propagator.NOOP));
    }

    @Bean
    JournalStanding journalStanding(JdbcTemplate jdbc) {
        return new JournalStanding(jdbc);
    }

    @Bean
    InboxStanding inboxStanding(JdbcTemplate jdbc, Speaker speaker) {
        return new InboxStanding(jdbc, speaker.service());
    }

    @Bean
    Republishing republishing(JdbcTemplate jdbc) {
        return new Republishing(jdbc);
    }
}
