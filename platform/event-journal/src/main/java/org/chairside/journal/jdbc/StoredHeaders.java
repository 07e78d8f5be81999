package org.chairside.journal.jdbc;

import org.chairside.journal.Envelope;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What of an envelope has no column of its own in the journal. */
public final class StoredHeaders {

    private final JsonMapper mapper = JsonMapper.shared();

    String write(Envelope envelope) {
        return mapper.writeValueAsString(new Rest(
                envelope.source(),
                envelope.causationId(),
                envelope.policyVersion(),
                envelope.actor(),
                envelope.origin(),
                envelope.dataHash(),
                envelope.traceparent(),
                envelope.tracestate()));
    }

    Rest read(String json) {
        return mapper.readValue(json, Rest.class);
    }

    /** As it stands in the column. */
    record Rest(
            String source,
            @Nullable String causationId,
            @Nullable Integer policyVersion,
            String actor,
            Envelope.Origin origin,
            String dataHash,
            @Nullable String traceparent,
            @Nullable String tracestate) {}
}
