package org.chairside.keys;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.chairside.contracts.PatientToken;
import org.chairside.journal.Envelope;
import tools.jackson.databind.DatabindContext;

/** The one event a ciphertext belongs to; it opens nowhere else. */
record SealedContext(UUID eventId, String type, PatientToken patient, String topic, String stream, int sequence) {

    /** The event that the codec writes or reads: its envelope under {@code Envelope.class}, its topic under {@code "topic"}. */
    static SealedContext in(DatabindContext context) {
        if (context.getAttribute(Envelope.class) instanceof Envelope envelope
                && context.getAttribute("topic") instanceof String topic) {
            return new SealedContext(
                    envelope.id(),
                    envelope.type(),
                    PatientToken.of(envelope.partitionKey()),
                    topic,
                    envelope.stream(),
                    envelope.sequence());
        }
        throw new IllegalStateException("what is sealed is read and written as part of an event only");
    }

    byte[] associatedData() {
        return (eventItself() + "\n" + stream + "\n" + sequence).getBytes(StandardCharsets.UTF_8);
    }

    /** What events were bound to before their place, stream and number, was sealed in: such are in journals still. */
    byte[] associatedDataWithoutPlace() {
        return eventItself().getBytes(StandardCharsets.UTF_8);
    }

    /** What the cell vouches for when nothing of the event can be sealed any more. */
    String redaction() {
        return "redacted\n" + eventItself() + "\n" + stream + "\n" + sequence;
    }

    private String eventItself() {
        return String.join("\n", eventId.toString(), type, patient.toString(), topic);
    }
}
