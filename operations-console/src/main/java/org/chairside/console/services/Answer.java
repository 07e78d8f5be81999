package org.chairside.console.services;

import java.util.List;
import org.chairside.contracts.UnmetRule;
import tools.jackson.databind.JsonNode;

/** What a service said to a command. */
public sealed interface Answer {

    /**
     * It is done.
     *
     * @param location the path of what was made, empty if nothing was
     */
    record Done(JsonNode body, String location) implements Answer {}

    /** It is not done, and nothing changed. */
    record Problem(int status, String code, String detail, List<InputError> errors, List<UnmetRule> unmet)
            implements Answer {

        public Problem {
            errors = errors == null ? List.of() : List.copyOf(errors);
            unmet = unmet == null ? List.of() : List.copyOf(unmet);
        }
    }

    /** Nobody knows whether it is done; the same command under the same key does it once. */
    record Unknown() implements Answer {}

    /** One field that is not acceptable; {@code pointer} names it in the body that was sent. */
    record InputError(String pointer, String code, String detail) {}
}
