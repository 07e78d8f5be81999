package org.chairside.session.startgate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.SiteCode;
import org.chairside.journal.KnowledgeBarrier;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What the gate asks the barrier: everything that others tell this service about the patient and the site, and not for long. */
class KnowledgeOfOthersTest {

    private static final PatientToken PATIENT = PatientToken.random();
    private static final SiteCode ROC = SiteCode.of("ROC");
    private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");
    private static final Duration PROMISED = Duration.ofSeconds(2);

    private final RecordingBarrier barrier = new RecordingBarrier();

    /** A topic that is forgotten here would open the gate on what is still under way. Keys are no facts: without one nothing can be read. */
    @Test
    void the_gate_waits_for_every_topic_that_others_tell_this_service() throws IOException {
        new KnowledgeOfOthers(barrier).about(PATIENT, ROC);

        assertThat(barrier.topicsAskedWith(PATIENT.toString())).isEqualTo(heardHere("patient"));
        assertThat(barrier.topicsAskedWith(ROC.value())).isEqualTo(heardHere("site"));
        assertThat(barrier.asked).hasSize(2);
    }

    @Test
    void both_waits_together_take_two_seconds_at_most() {
        new KnowledgeOfOthers(barrier).about(PATIENT, ROC);

        var first = barrier.asked.getFirst();
        var second = barrier.asked.getLast();
        assertThat(first.patience()).isEqualTo(PROMISED);
        assertThat(second.patience()).isPositive().isLessThanOrEqualTo(PROMISED.minusNanos(first.took()));
    }

    @Test
    void what_is_stale_in_either_is_stale_and_nobody_waits_for_the_rest() {
        barrier.answers.add(new KnowledgeBarrier.Outcome.Stale("chairside.intake.clearances.v1", NOW));
        assertThat(new KnowledgeOfOthers(barrier).about(PATIENT, ROC))
                .isEqualTo(new Knowledge.Stale("chairside.intake.clearances.v1", NOW));
        assertThat(barrier.asked).hasSize(1);

        barrier.answers.add(new KnowledgeBarrier.Outcome.Complete(NOW));
        barrier.answers.add(new KnowledgeBarrier.Outcome.Stale("chairside.scheduling.sites.v1", null));
        assertThat(new KnowledgeOfOthers(barrier).about(PATIENT, ROC))
                .isEqualTo(new Knowledge.Stale("chairside.scheduling.sites.v1", null));
    }

    @Test
    void what_is_known_is_known_up_to_the_earlier_of_both() {
        var earlier = NOW.minusMillis(1);
        for (var both : List.of(List.of(earlier, NOW), List.of(NOW, earlier))) {
            both.forEach(asOf -> barrier.answers.add(new KnowledgeBarrier.Outcome.Complete(asOf)));

            assertThat(new KnowledgeOfOthers(barrier).about(PATIENT, ROC)).isEqualTo(new Knowledge.Complete(earlier));
        }
    }

    /** By the catalogue, and bound in the settings of this service. */
    private static Set<String> heardHere(String key) throws IOException {
        try (var catalogue = resource("/chairside/topic-catalogue.json");
                var settings = resource("/application.yml")) {
            var bound = new String(settings.readAllBytes(), StandardCharsets.UTF_8);
            var topics = JsonMapper.shared()
                    .readTree(catalogue)
                    .path("topics")
                    .valueStream()
                    .filter(topic -> topic.path("key").asString().equals(key))
                    .filter(topic -> topic.path("consumers").valueStream().anyMatch(consumer -> consumer.asString()
                            .equals("session-service")))
                    .map(topic -> topic.path("name").asString())
                    .filter(topic -> !topic.equals("chairside.intake.patient-keys.v1"))
                    .collect(Collectors.toUnmodifiableSet());
            assertThat(bound).contains(topics);
            return topics;
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(KnowledgeOfOthersTest.class.getResourceAsStream(name), name);
    }

    private record Asked(Set<String> topics, String key, Duration patience, long took) {}

    /** Takes a few milliseconds for each answer: without one ordered, everything is known. */
    private static final class RecordingBarrier implements KnowledgeBarrier {

        private final List<Asked> asked = new ArrayList<>();
        private final Deque<Outcome> answers = new ArrayDeque<>();

        @Override
        public Outcome await(Collection<String> topics, String key, Duration timeout) {
            var begun = System.nanoTime();
            while (System.nanoTime() - begun < 5_000_000) {
                Thread.onSpinWait();
            }
            asked.add(new Asked(Set.copyOf(topics), key, timeout, System.nanoTime() - begun));
            return answers.isEmpty() ? new Outcome.Complete(NOW) : answers.remove();
        }

        Set<String> topicsAskedWith(String key) {
            return asked.stream()
                    .filter(each -> each.key().equals(key))
                    .flatMap(each -> each.topics().stream())
                    .collect(Collectors.toUnmodifiableSet());
        }
    }
}
