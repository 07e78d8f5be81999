package org.chairside.console.flow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.chairside.journal.append.Speaker;
import org.chairside.journal.catalogue.Topic;
import org.chairside.journal.catalogue.TopicCatalogue;
import org.chairside.journal.jdbc.JdbcProgress;
import org.chairside.journal.knowledge.LocalKnowledge;
import org.chairside.journal.knowledge.WatermarkBook;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * As of when the read models are complete, and of whom they are not.
 *
 * <p>A watermark says: all that the service committed before this moment stands at or below these offsets. Once the inbox has passed
 * them, the read models hold it. While one of the topics has not been passed, as during a rebuild, nothing is known and nothing is claimed.
 */
@Component
public class Freshness {

    /** Keyed by the patient. */
    private static final List<String> OF_PATIENTS = List.of(
            "chairside.scheduling.appointments.v1",
            "chairside.intake.clearances.v1",
            "chairside.intake.day-of-checks.v1",
            "chairside.session.sessions.v1");

    /** A board shows nothing else: that a letter is late makes no chair unknown. */
    private static final List<String> OF_BOARDS = Stream.concat(
                    Stream.of("chairside.scheduling.sites.v1"), OF_PATIENTS.stream())
            .toList();

    private final JdbcClient jdbc;
    private final WatermarkBook book;
    private final JdbcProgress progress;
    private final List<String> everyTopic;
    private final String consumer;

    Freshness(JdbcClient jdbc, WatermarkBook book, JdbcProgress progress, TopicCatalogue catalogue, Speaker self) {
        this.jdbc = jdbc;
        this.book = book;
        this.progress = progress;
        this.consumer = self.service();
        this.everyTopic = FlowFigures.topicsOfEvents(catalogue)
                .filter(topic -> topic.consumers().contains(consumer))
                .map(Topic::name)
                .toList();
    }

    /** What is known at this moment. */
    public Standing look() {
        return new Standing(
                new LocalKnowledge(book, progress.snapshot(), Clock.systemUTC(), Duration.ZERO), everyTopic);
    }

    /**
     * How many patients of a site stand aside of whom no visit is shown at all: what would show one may be among it. Records that do not say
     * of which site they are count at every site.
     */
    public long hiddenAt(String site) {
        return jdbc.sql("""
                select count(distinct coalesce(encode(record_key, 'hex'), id::text)) from quarantine
                 where consumer = :consumer and state <> 'RESOLVED' and topic = any(:topics) and (site = :site or site is null)
                   and not exists (select from visit where visit.patient =
                         case when encode(record_key, 'escape') ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
                              then encode(record_key, 'escape')::uuid end)""")
                .param("consumer", consumer)
                .param("topics", OF_PATIENTS.toArray(String[]::new))
                .param("site", site)
                .query(Long.class)
                .single();
    }

    /** What was known at one moment. */
    public static final class Standing {

        private final LocalKnowledge knowledge;
        private final List<String> everyTopic;
        private final Map<String, Instant> perTopic = new HashMap<>();

        private Standing(LocalKnowledge knowledge, List<String> everyTopic) {
            this.knowledge = knowledge;
            this.everyTopic = everyTopic;
            everyTopic.forEach(topic -> knowledge.worst(topic).ifPresent(asOf -> perTopic.put(topic, asOf)));
        }

        /** The moment up to which the boards are complete; empty while that of one of their topics is not known. */
        public Optional<Instant> ofBoards() {
            return oldest(OF_BOARDS);
        }

        /** The same of all that the console hears. */
        public Optional<Instant> ofEverything() {
            return oldest(everyTopic);
        }

        /** The same of each topic; those of which nothing is known are not in it. */
        Map<String, Instant> perTopic() {
            return Map.copyOf(perTopic);
        }

        /** Whether an event of this patient stands aside, here or at its source, while the boards are otherwise complete. */
        public boolean holdsBack(UUID patient) {
            return OF_PATIENTS.stream()
                    .filter(perTopic::containsKey)
                    .anyMatch(topic -> knowledge.asOf(topic, patient.toString()).isEmpty());
        }

        private Optional<Instant> oldest(Collection<String> topics) {
            return perTopic.keySet().containsAll(topics)
                    ? topics.stream().map(perTopic::get).min(Comparator.naturalOrder())
                    : Optional.empty();
        }
    }
}
