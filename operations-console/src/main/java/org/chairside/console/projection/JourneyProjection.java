package org.chairside.console.projection;

import org.chairside.journal.Envelope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every step of every visit, whichever service it was taken in. */
@Component
class JourneyProjection {

    private final JdbcClient jdbc;

    JourneyProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void record(String topic, Envelope envelope) {
        if (envelope.journeyId() == null) {
            return;
        }
        Row.of(jdbc, """
                insert into journey_step (event_id, journey, topic, type, stream, sequence, site, occurred_at, recorded_at)
                values (:event::uuid, :journey::uuid, :topic, :type, :stream, :sequence, :site, :occurred, :recorded)""")
                .with("event", envelope.id())
                .with("journey", envelope.journeyId())
                .with("topic", topic)
                .with("type", envelope.type())
                .with("stream", envelope.stream())
                .with("sequence", envelope.sequence())
                .with("site", envelope.site())
                .with("occurred", envelope.time())
                .with("recorded", envelope.recordedTime())
                .changeOne();
    }
}
