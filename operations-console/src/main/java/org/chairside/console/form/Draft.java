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
 * @param key the idempotency key, one until the command is done: a service keeps none of what it refused, so the corrected form may bear
 *     it again, and whatever was done after all is not done twice
 * @param typed what the fields hold, but for a password
 * @param wrong per field, the message {@code error.<code>}
 * @param said what the service said of fields whose codes have no message of ours
 * @param problem the code of what went wrong, if anything did
 * @param unmet the rules that stood in the way
 * @param meanwhile what fields would begin with now, where somebody else has changed it
 */
public record Draft(
        Form form,
        String key,
        Map<String, String> typed,
        Map<String, String> wrong,
        Map<String, String> said,
        @Nullable String problem,
        List<UnmetRule> unmet,
        Map<String, String> meanwhile) {

    /** What a page answers with when nobody knows whether the command was done. */
    public static final String UNKNOWN = "unknown";

    /** The version of a list, as the form carries it. */
    public static final String VERSION = "version";

    private static final String INVALID = "invalid-input";
    private static final String STALE = "stale-version";
    private static final String NOT_REVIEWED = "medications-not-reviewed";
    private static final String STILL_RUNNING = "idempotency-key-in-use";
    private static final String DONE_BEFORE = "idempotency-key-reused";

    /** Empty but for what can be known beforehand. */
    public static Draft with(Form form, Map<String, String> known) {
        return new Draft(form, UUID.randomUUID().toString(), known, Map.of(), Map.of(), null, List.of(), Map.of());
    }

    static Draft notReadable(Form form, String key, Map<String, String> typed, Map<String, String> wrong) {
        return new Draft(form, key, typed, wrong, Map.of(), INVALID, List.of(), Map.of());
    }

    static Draft refused(Form form, String key, Map<String, String> typed, Answer.Problem problem) {
        var wrong = new HashMap<String, String>();
        var said = new HashMap<String, String>();
        for (var error : problem.errors()) {
            var field = fieldOf(error.pointer());
            wrong.put(field, error.code());
            said.put(field, error.detail());
        }
        var code = wrong.isEmpty() ? problem.code() : INVALID;
        return new Draft(form, key, typed, wrong, said, code, problem.unmet(), Map.of());
    }

    static Draft unknown(Form form, String key, Map<String, String> typed) {
        return new Draft(form, key, typed, Map.of(), Map.of(), UNKNOWN, List.of(), Map.of());
    }

    /**
     * The same on the page as it is now. Only who was told that the page was old has the newer version carried along; else somebody's
     * change would be overwritten, or a list approved, that nobody looked at.
     */
    Draft on(Map<String, String> known) {
        if (!saysThatItIsOld()) {
            return this;
        }
        var now = new HashMap<>(typed);
        var others = new HashMap<>(known);
        others.entrySet().removeIf(entry -> entry.getValue().equals(typed.get(entry.getKey())));
        others.keySet().stream().filter(this::carries).forEach(name -> now.put(name, known.get(name)));
        return new Draft(form, key, now, wrong, said, problem, unmet, others);
    }

    /** What is wrong with something that no field bears the name of, such as one half of a chair. */
    public Map<String, String> wrongElsewhere() {
        var elsewhere = new HashMap<>(wrong);
        form.fields().forEach(field -> elsewhere.remove(field.name()));
        return elsewhere;
    }

    /** Whether this field is asked now. */
    public boolean asks(Field field) {
        return field.onlyAfter() == null || field.onlyAfter().equals(problem) || typed.containsKey(field.name());
    }

    /** Whether the command may have been done all the same; then it must be sent again as it was, or not at all. */
    public boolean isPerhapsDone() {
        return UNKNOWN.equals(problem) || STILL_RUNNING.equals(problem) || DONE_BEFORE.equals(problem);
    }

    /** Whether the page shows what no longer holds, and should be looked at anew. */
    public boolean isOvertaken() {
        return STALE.equals(problem)
                || DONE_BEFORE.equals(problem)
                || "state".equals(problem)
                || "not-what-was-drawn".equals(problem);
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

    private boolean saysThatItIsOld() {
        return STALE.equals(problem)
                || unmet.stream().anyMatch(rule -> rule.code().equals(NOT_REVIEWED));
    }

    private boolean carries(String name) {
        return name.equals(VERSION)
                || form.fields().stream()
                        .anyMatch(field -> field.isCarried() && field.name().equals(name));
    }

    private static String fieldOf(String pointer) {
        var parts = pointer.replaceFirst("^#?/", "").split("/", 2);
        return parts[0];
    }
}
