package org.chairside.kit.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import org.chairside.kit.identity.CurrentStaff;
import org.chairside.kit.problem.Forbidden;
import org.chairside.kit.problem.Problem;
import org.chairside.kit.problem.Problems;
import org.chairside.kit.problem.Rejected;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Asked before an argument is bound or a query runs: may this person do this, and is the request one this endpoint knows? */
public final class EndpointRules implements HandlerInterceptor {

    private final Endpoints endpoints;

    public EndpointRules(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            endpoints.find(method).ifPresent(endpoint -> check(request, endpoint));
        }
        return true;
    }

    private static void check(HttpServletRequest request, Endpoint endpoint) {
        if (!endpoint.permission().map(CurrentStaff::may).orElse(false)) {
            throw new Forbidden();
        }
        if (endpoint.readsBody() && !isJson(request.getContentType())) {
            throw new Rejected(Problems.unsupportedMediaType());
        }
        if (endpoint.answersJson() && !acceptsJson(request.getHeader(HttpHeaders.ACCEPT))) {
            throw new Rejected(Problems.notAcceptable());
        }
        checkParameters(request, endpoint);
    }

    private static boolean isJson(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        try {
            var type = MediaType.parseMediaType(contentType);
            return type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
                    && (type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private static boolean acceptsJson(@Nullable String accept) {
        if (accept == null || accept.isBlank()) {
            return true;
        }
        try {
            return MediaType.parseMediaTypes(accept).stream()
                    .anyMatch(type -> type.includes(MediaType.APPLICATION_JSON) && type.getQualityValue() > 0);
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private static void checkParameters(HttpServletRequest request, Endpoint endpoint) {
        request.getParameterMap().forEach((name, values) -> {
            if (!endpoint.parameters().contains(name)) {
                throw rejected(name, "unknown-parameter", "This endpoint knows no such query parameter.");
            }
            if (values.length > 1 && !endpoint.repeatable().contains(name)) {
                throw rejected(name, "duplicate-parameter", "This query parameter may stand once.");
            }
        });
    }

    /** A name of a caller's making is repeated only if it looks like one. */
    private static Rejected rejected(String name, String code, String detail) {
        return new Rejected(
                name.matches("[A-Za-z][A-Za-z0-9_.-]{0,39}")
                        ? Problem.ofParameter(name, code, detail)
                        : Problem.of(400, code, detail));
    }
}
