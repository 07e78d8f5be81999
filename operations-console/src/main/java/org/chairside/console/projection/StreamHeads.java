package org.chairside.console.projection;

import java.util.List;
import org.chairside.journal.Envelope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far each stream goes, as far as the console has heard; what a consumer has not yet handled is measured against it. */
@Component
class StreamHeads {

    private final JdbcClient jdbc;

    StreamHeads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void advance(String topic, List<Envelope> envelopes) {
        jdbc.sql("""
                insert into stream_head (stream, topic, sequence, recorded_at)
                select distinct on (stream) stream, :topic, sequence, recorded_at
                  from unnest(cast(:streams as text[]), cast(:sequences as int[]), cast(:times as timestamptz[])) as head (stream, sequence, recorded_at)
                 order by stream, sequence desc
                on conflict (stream) do update
                   set sequence = excluded.sequence, recorded_at = excluded.recorded_at
                 where stream_head.sequence < excluded.sequence""")
                .param("topic", topic)
                .param("streams", envelopes.stream().map(Envelope::stream).toArray(String[]::new))
                .param("sequences", envelopes.stream().map(Envelope::sequence).toArray(Integer[]::new))
                .param(
                        "times",
                        envelopes.stream()
                                .map(envelope -> envelope.recordedTime().toString())
                                .toArray(String[]::new))
                .update();
    }
}
