package org.chairside.journal.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.chairside.journal.jdbc.Migrated;
import org.chairside.journal.jdbc.Republishing;
import org.chairside.journal.simulation.Examples;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class MissingEventsTest {

    private final JdbcTemplate jdbc = new JdbcTemplate(Migrated.database());
    private final MissingEvents missing =
            new MissingEvents(Examples.catalogue(), "chair-service", new Republishing(jdbc), Examples.CLOCK);

    MissingEventsTest() {
        jdbc.update("""
                insert into journal (event_id, stream, sequence, type, record_key, occurred_at, headers, data)
                select gen_random_uuid(), 'chair/' || n, 1, 'example.chair-freed.v1', 'p', now(), '{}', ''
                from generate_series(1, 300) n""");
    }

    @Test
    void whoever_hears_the_topic_is_answered_once() {
        ask("chair-service", Examples.CHAIRS, question(1));
        ask("chair-service", Examples.CHAIRS, question(1));
        assertThat(marked()).isEqualTo(1);
        jdbc.update("delete from journal_unpublished");
        ask("chair-service", Examples.CHAIRS, question(1));
        assertThat(marked()).isZero();
    }

    @Test
    void whoever_does_not_hear_the_topic_is_not() {
        ask("stranger", Examples.CHAIRS, question(1));
        ask("chair-service", "example.lamps.v1", question(1));
        ask("chair-service", "example.invented.v1", question(1));
        assertThat(marked()).isZero();
    }

    @Test
    void a_message_of_many_questions_is_answered_in_part() {
        var questions = new StringBuilder(question(1));
        for (int stream = 2; stream <= 300; stream++) {
            questions.append(',').append(question(stream));
        }
        ask("chair-service", Examples.CHAIRS, questions.toString());
        assertThat(marked()).isEqualTo(100);
    }

    /** Its name would stand in the log as a line of its own. */
    @Test
    void a_stream_that_no_event_can_have_is_not_asked_for() {
        jdbc.update("""
                insert into journal (event_id, stream, sequence, type, record_key, occurred_at, headers, data)
                values (gen_random_uuid(), E'chair/1\\nforged', 1, 'example.chair-freed.v1', 'p', now(), '{}', '')""");
        ask("chair-service", Examples.CHAIRS, question(1).replace("chair/1", "chair/1\\nforged"));
        assertThat(marked()).isZero();
    }

    private void ask(String consumer, String topic, String questions) {
        missing.accept("""
                {"consumer":"%s","topic":"%s","at":"2026-03-02T08:00:00Z","receipts":[%s]}""".formatted(consumer, topic, questions).getBytes(UTF_8));
    }

    private static String question(int stream) {
        return """
                {"stream":"chair/%d","from":1,"to":2147483647,"outcome":"GAP_PARKED","reason":"missing"}""".formatted(stream);
    }

    private int marked() {
        Integer count = jdbc.queryForObject("select count(*) from journal_unpublished", Integer.class);
        return count == null ? -1 : count;
    }
}
