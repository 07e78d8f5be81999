package org.chairside.kit.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chairside.contracts.UnmetRule;
import org.chairside.kit.problem.InvalidInput.FieldError;
import tools.jackson.databind.json.JsonMapper;

/**
 * One RFC 9457 answer. Nothing in it repeats what the caller sent.
 *
 * @param code stable and in kebab case; the type is {@code urn:chairside:problem:<code>}
 * @param detail a sentence for the developer or the person at the screen
 * @param errors what is wrong with the input, at most 50
 * @param unmet the rules that stood in the way
 * @param members further members, such as the parameter that is wrong
 * @param headers what else the answer carries, such as {@code Allow}
 */
public record Problem(
        int status,
        String code,
        String detail,
        List<FieldError> errors,
        List<UnmetRule> unmet,
        Map<String, Object> members,
        Map<String, String> headers) {

    private static final int MOST_ERRORS = 50;
    private static final JsonMapper JSON = JsonMapper.shared();

    public Problem {
        errors = errors.stream().limit(MOST_ERRORS).toList();
        unmet = List.copyOf(unmet);
        members = Map.copyOf(members);
        headers = Map.copyOf(headers);
    }

    public static Problem of(int status, String code, String detail) {
        return new Problem(status, code, detail, List.of(), List.of(), Map.of(), Map.of());
    }

    /** 400 for a query or path parameter. */
    public static Problem ofParameter(String name, String code, String detail) {
        return of(400, code, detail).with("parameter", name);
    }

    public Problem withErrors(List<FieldError> wrong) {
        return new Problem(status, code, detail, wrong, unmet, members, headers);
    }

    public Problem withUnmet(List<UnmetRule> rules) {
        return new Problem(status, code, detail, errors, rules, members, headers);
    }

    public Problem with(String member, Object value) {
        var more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new Problem(status, code, detail, errors, unmet, more, headers);
    }

    public Problem withHeader(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Problem(status, code, detail, errors, unmet, members, more);
    }

    /** The body of the answer. */
    byte[] toJson(String requestId) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "urn:chairside:problem:" + code);
        body.put("title", title());
        body.put("status", status);
        body.put("detail", detail);
        body.put("instance", "urn:uuid:" + requestId);
        body.put("code", code);
        body.putAll(members);
        if (!errors.isEmpty()) {
            body.put("errors", errors);
        }
        if (!unmet.isEmpty()) {
            body.put("unmet", unmet);
        }
        return JSON.writeValueAsBytes(body);
    }

    private String title() {
        return Character.toUpperCase(code.charAt(0)) + code.substring(1).replace('-', ' ');
    }
}
