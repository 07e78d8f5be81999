package org.chairside.console.form;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.console.services.Answer;
import org.chairside.contracts.UnmetRule;
import org.jspecify.annotations.Nullable;

/**
 * A form on a page: empty, or as the person left it when it was not accepted.
 *
 * @param key the idempotency key; kept only while nobody knows whether the command was done
 * @param typed what the fields hold
 * @param wrong per field, the message {@code error.<code>}
 * @param said what the service said of fields whose codes have no message of ours
 * @param problem the code of what went wrong, if anything did
 * @param unmet the rules that stood in the way
 */
public record Draft(
        Form form,
        String key,
        Map<String, String> typed,
        Map<String, String> wrong,
        Map<String, String> said,
        @Nullable String problem,
        List<UnmetRule> unmet) {

    /** What a page answers with when nobody knows whether the command was done. */
    public static final String UNKNOWN = "unknown";

    private static final String INVALID = "invalid-input";

    /** Empty but for what can be known beforehand. */
    public static Draft with(Form form, Map<String, String> known) {
        return new Draft(form, UUID.randomUUID().toString(), known, Map.of(), Map.of(), null, List.of());
    }

    static Draft notReadable(Form form, Map<String, String> typed, Map<String, String> wrong) {
        return new Draft(form, UUID.randomUUID().toString(), typed, wrong, Map.of(), INVALID, List.of());
    }

    static Draft refused(Form form, Map<String, String> typed, Answer.Problem problem) {
        var wrong = new HashMap<String, String>();
        var said = new HashMap<String, String>();
        for (var error : problem.errors()) {
            var field = fieldOf(error.pointer());
            wrong.put(field, error.code());
            said.put(field, error.detail());
        }
        var code = wrong.isEmpty() ? problem.code() : INVALID;
        return new Draft(form, UUID.randomUUID().toString(), typed, wrong, said, code, problem.unmet());
    }

    static Draft unknown(Form form, Map<String, String> typed, String key) {
        return new Draft(form, key, typed, Map.of(), Map.of(), UNKNOWN, List.of());
    }

    /** The HTTP status of a page that shows this. */
    public int status() {
        return switch (problem) {
            case null -> 200;
            case UNKNOWN -> 503;
            case INVALID -> 422;
            default -> 409;
        };
    }

    private static String fieldOf(String pointer) {
        var parts = pointer.replaceFirst("^#?/", "").split("/", 2);
        return parts[0];
    }
}
