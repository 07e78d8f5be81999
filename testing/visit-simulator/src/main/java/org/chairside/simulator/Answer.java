package org.chairside.simulator;

import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a service answered. */
public record Answer(int status, JsonNode body, @Nullable String etag) {

    public boolean isSuccess() {
        return status / 100 == 2;
    }

    /** The problem code of a 4xx or 5xx. */
    public String code() {
        return body.path("code").asString("");
    }

    /** The rules a refusal names. */
    public List<String> unmetRules() {
        return StreamSupport.stream(body.path("unmet").spliterator(), false)
                .map(unmet -> unmet.path("rule").asString())
                .toList();
    }

    public String text(String field) {
        return Optional.ofNullable(body.get(field))
                .map(JsonNode::asString)
                .orElseThrow(() -> new IllegalStateException("no " + field + " in " + body));
    }
}
