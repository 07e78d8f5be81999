package org.chairside.journal.codec;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.chairside.journal.Envelope;
import org.jspecify.annotations.Nullable;

/** The envelope as the headers of a record: CloudEvents 1.0, Kafka binary mode. */
public final class EnvelopeHeaders {

    private EnvelopeHeaders() {}

    public static Map<String, String> write(Envelope envelope) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", envelope.id().toString());
        headers.put("ce_type", envelope.type());
        headers.put("ce_source", envelope.source());
        headers.put("ce_time", envelope.time().toString());
        headers.put("ce_subject", envelope.subject());
        headers.put("ce_dataschema", "urn:chairside:schema:" + envelope.type());
        headers.put("ce_stream", envelope.stream());
        headers.put("ce_sequence", Integer.toString(envelope.sequence()));
        headers.put("ce_partitionkey", envelope.partitionKey());
        putIfPresent(headers, "ce_site", envelope.site());
        putIfPresent(headers, "ce_journeyid", envelope.journeyId());
        putIfPresent(headers, "ce_causationid", envelope.causationId());
        putIfPresent(headers, "ce_policyversion", envelope.policyVersion());
        headers.put("ce_actor", envelope.actor());
        headers.put("ce_recordedtime", envelope.recordedTime().toString());
        headers.put("ce_origin", envelope.origin().name());
        headers.put("ce_datahash", envelope.dataHash());
        putIfPresent(headers, "traceparent", envelope.traceparent());
        putIfPresent(headers, "tracestate", envelope.tracestate());
        headers.put("content-type", "application/json");
        return headers;
    }

    /** @throws NotAnEnvelope if an attribute is missing, or is not what it should be */
    public static Envelope read(Map<String, String> headers) {
        try {
            if (!required(headers, "ce_specversion").equals("1.0")) {
                throw new NotAnEnvelope("ce_specversion");
            }
            return new Envelope(
                    UUID.fromString(required(headers, "ce_id")),
                    required(headers, "ce_type"),
                    required(headers, "ce_source"),
                    Instant.parse(required(headers, "ce_time")),
                    required(headers, "ce_subject"),
                    required(headers, "ce_stream"),
                    sequence(headers),
                    required(headers, "ce_partitionkey"),
                    optional(headers, "ce_site"),
                    journey(optional(headers, "ce_journeyid")),
                    optional(headers, "ce_causationid"),
                    policyVersion(optional(headers, "ce_policyversion")),
                    required(headers, "ce_actor"),
                    Instant.parse(required(headers, "ce_recordedtime")),
                    Envelope.Origin.valueOf(required(headers, "ce_origin")),
                    required(headers, "ce_datahash"),
                    trace(headers, "traceparent"),
                    trace(headers, "tracestate"));
        } catch (DateTimeParseException | IllegalArgumentException malformed) {
            throw new NotAnEnvelope("malformed attribute", malformed);
        }
    }

    private static int sequence(Map<String, String> headers) {
        int sequence = number(required(headers, "ce_sequence"));
        if (sequence < 1) {
            throw new NotAnEnvelope("ce_sequence");
        }
        return sequence;
    }

    private static @Nullable UUID journey(@Nullable String text) {
        return text == null ? null : UUID.fromString(text);
    }

    private static @Nullable Integer policyVersion(@Nullable String text) {
        return text == null ? null : number(text);
    }

    /** As services write it, and no other way: Java would take a plus sign and the digits of any script. */
    private static int number(String text) {
        int number = Integer.parseInt(text);
        if (!Integer.toString(number).equals(text)) {
            throw new NotAnEnvelope("not a plain number");
        }
        return number;
    }

    private static String required(Map<String, String> headers, String name) {
        String value = optional(headers, name);
        if (value == null || value.isEmpty()) {
            throw new NotAnEnvelope(name);
        }
        return value;
    }

    private static @Nullable String optional(Map<String, String> headers, String name) {
        String value = headers.get(name);
        if (value != null && hasControlCharacter(value)) {
            throw new NotAnEnvelope(name);
        }
        return value;
    }

    /** Where a trace came from is no reason to refuse an event. */
    private static @Nullable String trace(Map<String, String> headers, String name) {
        String value = headers.get(name);
        return value == null || hasControlCharacter(value) ? null : value;
    }

    /** Whether a log line or a page that shows it could be forged by it. A plain loop: every header of every record passes here. */
    public static boolean hasControlCharacter(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static void putIfPresent(Map<String, String> headers, String name, @Nullable Object value) {
        if (value != null) {
            headers.put(name, value.toString());
        }
    }

    /** Headers that are not an envelope. */
    public static class NotAnEnvelope extends RuntimeException {

        public NotAnEnvelope(String attribute) {
            super(attribute);
        }

        public NotAnEnvelope(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
