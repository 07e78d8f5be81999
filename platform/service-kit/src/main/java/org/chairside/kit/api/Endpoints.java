package org.chairside.kit.api;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chairside.kit.identity.Permissions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every endpoint of this service. The service does not start with an endpoint that names no permission, or one that
 * {@code chairside/permissions.json} does not know.
 */
public final class Endpoints implements SmartInitializingSingleton {

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private final Permissions permissions;
    private Map<Method, Endpoint> endpoints = Map.of();
    private List<RequestMatcher> paths = List.of();

    public Endpoints(ObjectProvider<RequestMappingHandlerMapping> mappings, Permissions permissions) {
        this.mappings = mappings;
        this.permissions = permissions;
    }

    /** @throws IllegalStateException naming each endpoint without a known permission */
    @Override
    public void afterSingletonsInstantiated() {
        var handlers = mappings.getObject().getHandlerMethods().entrySet().stream()
                .filter(handler -> isOurs(handler.getValue()))
                .toList();
        endpoints = handlers.stream()
                .collect(Collectors.toUnmodifiableMap(
                        handler -> handler.getValue().getMethod(), handler -> Endpoint.of(handler.getValue())));
        var open = endpoints.entrySet().stream()
                .filter(endpoint -> endpoint.getValue()
                        .permission()
                        .filter(permissions::knows)
                        .isEmpty())
                .map(endpoint -> endpoint.getKey().toString())
                .sorted()
                .toList();
        if (!open.isEmpty()) {
            throw new IllegalStateException("endpoints without a known @Permission: " + open);
        }
        paths = handlers.stream()
                .flatMap(handler -> handler.getKey().getPatternValues().stream())
                .distinct()
                .<RequestMatcher>map(PathPatternRequestMatcher::pathPattern)
                .toList();
    }

    /** What the method declares; empty for those of Spring, the actuator and the API's own document. */
    public Optional<Endpoint> find(HandlerMethod method) {
        return Optional.ofNullable(endpoints.get(method.getMethod()));
    }

    /** Whether some endpoint stands at this path, whatever the method. */
    public boolean standAt(HttpServletRequest request) {
        return paths.stream().anyMatch(path -> path.matches(request));
    }

    private static boolean isOurs(HandlerMethod method) {
        return !ErrorController.class.isAssignableFrom(method.getBeanType())
                && !method.getBeanType().getPackageName().startsWith("org.springdoc");
    }
}
