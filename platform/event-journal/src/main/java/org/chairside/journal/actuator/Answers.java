package org.chairside.journal.actuator;

import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

/** What endpoints answer; anything but success has the members of an RFC 9457 problem, with a stable code. */
final class Answers {

    private static final MimeType PROBLEM = MimeTypeUtils.parseMimeType("application/problem+json");

    private Answers() {}

    /** As the services' own problems look. */
    record Problem(String type, String title, int status, String code, String detail) {}

    static WebEndpointResponse<Object> ok(Object body) {
        return new WebEndpointResponse<>(body);
    }

    static WebEndpointResponse<Object> accepted(Object body) {
        return new WebEndpointResponse<>(body, 202);
    }

    static WebEndpointResponse<Object> invalid(String detail) {
        return problem(400, "invalid", "Invalid request", detail);
    }

    static WebEndpointResponse<Object> forbidden(String detail) {
        return problem(403, "forbidden", "Not allowed", detail);
    }

    static WebEndpointResponse<Object> notFound() {
        return problem(404, "not-found", "Not found", "There is no such thing here.");
    }

    static WebEndpointResponse<Object> conflict(String code, String detail) {
        return problem(409, code, "Not possible as things are", detail);
    }

    private static WebEndpointResponse<Object> problem(int status, String code, String title, String detail) {
        return new WebEndpointResponse<>(
                new Problem("urn:chairside:problem:" + code, title, status, code, detail), status, PROBLEM);
    }
}
