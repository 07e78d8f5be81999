package org.chairside.journal.actuator;

import org.chairside.journal.operations.Rebuilding;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/** {@code /actuator/rebuild}: building a read model again from the first event. */
@Endpoint(id = "rebuild")
public class RebuildEndpoint {

    private final Rebuilding rebuilding;

    public RebuildEndpoint(Rebuilding rebuilding) {
        this.rebuilding = rebuilding;
    }

    @WriteOperation
    public WebEndpointResponse<Object> rebuild(SecurityContext context) {
        return switch (rebuilding.run(Person.of(context).name())) {
            case BEGUN ->
                Answers.accepted(new Begun("Everything is being heard again; /actuator/knowledge says how far."));
            case NOTHING_TO_REBUILD ->
                Answers.conflict(
                        "nothing-to-rebuild", "This service keeps nothing that is made of others' events alone.");
            case OTHERS_READ ->
                Answers.conflict("others-read", "Stop the other instances of this service first; nothing was changed.");
        };
    }

    record Begun(String detail) {}
}
