package org.chairside.kit.problem;

import jakarta.servlet.ServletRequest;
import java.util.UUID;

/** The id of a request: a random UUID, made when it is first asked for. */
public final class RequestId {

    private static final String ATTRIBUTE = RequestId.class.getName();

    private RequestId() {}

    public static String of(ServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String id) {
            return id;
        }
        var id = UUID.randomUUID().toString();
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }
}
