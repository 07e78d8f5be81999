package org.chairside.kit.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.chairside.kit.identity.CurrentStaff;
import org.chairside.kit.json.RequestReader;
import org.chairside.kit.limits.BufferedRequest;
import org.chairside.kit.problem.Forbidden;
import org.chairside.kit.problem.Problem;
import org.chairside.kit.problem.Problems;
import org.chairside.kit.problem.Rejected;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.WebUtils;

/** Asked before an argument is bound or a query runs: may this person do this, and is the request one this endpoint knows? */
public final class EndpointRules implements HandlerInterceptor {

    private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");

    private final Endpoints endpoints;
    private final RequestReader reader;

    public EndpointRules(Endpoints endpoints, RequestReader reader) {
        this.endpoints = endpoints;
        this.reader = reader;
    }

    /** What a command asks that asks nothing. */
    private record Nothing() {}

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            endpoints.find(method).ifPresent(endpoint -> check(request, endpoint));
        }
        return true;
    }

    private void check(HttpServletRequest request, Endpoint endpoint) {
        if (!endpoint.permission().map(CurrentStaff::may).orElse(false)) {
            throw new Forbidden();
        }
        var body = body(request);
        if ((endpoint.readsBody() || body.length > 0) && !isJson(request.getContentType())) {
            throw new Rejected(Problems.unsupportedMediaType());
        }
        if (endpoint.answersJson() && !acceptsJson(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)))) {
            throw new Rejected(Problems.notAcceptable());
        }
        checkParameters(request, endpoint);
        if (!endpoint.readsBody() && body.length > 0) {
            reader.read(body, Nothing.class);
        }
    }

    /** Of a command; what a reading request sends along is ignored. */
    private static byte[] body(HttpServletRequest request) {
        var buffered = CHANGING.contains(request.getMethod())
                ? WebUtils.getNativeRequest(request, BufferedRequest.class)
                : null;
        return buffered == null ? new byte[0] : buffered.body();
    }

    private static boolean isJson(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        try {
            var type = MediaType.parseMediaType(contentType);
            return type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON) && isUtf8(type);
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private static boolean isUtf8(MediaType type) {
        return type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8);
    }

    /** Spring would answer in whatever character set is named first. */
    private static boolean acceptsJson(List<String> accept) {
        try {
            var types = MediaType.parseMediaTypes(accept);
            return types.stream().allMatch(EndpointRules::isUtf8)
                    && (types.isEmpty()
                            || types.stream()
                                    .anyMatch(type ->
                                            type.includes(MediaType.APPLICATION_JSON) && type.getQualityValue() > 0));
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
