package org.chairside.kit.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoint;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/**
 * Who may see, and who may work, each endpoint of the actuator. A service does not start with one that is not named here: most of them show
 * more of a service's inside than its operation needs.
 */
public final class OperationsAccess implements SmartInitializingSingleton {

    private static final String OPEN_TO_ALL = "health";

    /** What a reader needs. Loggers are only ever read: at the finest level they would write down names and tokens. */
    private static final Map<String, String> SEEN_WITH = Map.of(
            "metrics", "flows.read",
            "prometheus", "flows.read",
            "journal", "flows.read",
            "inbox", "flows.read",
            "quarantine", "flows.read",
            "knowledge", "flows.read",
            "republish", "flows.read",
            "loggers", "flows.operate");

    /** What one who changes something needs. The second person approves, and does nothing else: the endpoint tells them apart. */
    private static final Map<String, List<String>> WORKED_WITH = Map.of(
            "quarantine", List.of("flows.operate", "flows.approve"),
            "journal", List.of("flows.operate"),
            "republish", List.of("flows.operate"),
            "rebuild", List.of("flows.operate"),
            "dryrun", List.of("flows.operate"));

    private final ObjectProvider<PathMappedEndpoints> exposed;

    OperationsAccess(ObjectProvider<PathMappedEndpoints> exposed) {
        this.exposed = exposed;
    }

    /** Lets in whom the two tables name. */
    public static void allow(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.requestMatchers(EndpointRequest.to(OPEN_TO_ALL)).permitAll();
        SEEN_WITH.forEach((endpoint, permission) -> requests.requestMatchers(
                        EndpointRequest.to(endpoint).withHttpMethod(HttpMethod.GET))
                .hasAuthority(permission));
        WORKED_WITH.forEach((endpoint, permissions) -> requests.requestMatchers(
                        EndpointRequest.to(endpoint).withHttpMethod(HttpMethod.POST))
                .hasAnyAuthority(permissions.toArray(String[]::new)));
    }

    /** The endpoint that a request is for, as a pattern: what follows it may be what a person typed. */
    public static Optional<String> patternOf(HttpServletRequest request) {
        return WORKED_WITH.keySet().stream()
                .filter(endpoint -> EndpointRequest.to(endpoint).matches(request))
                .findFirst()
                .map(endpoint -> "/actuator/" + endpoint);
    }

    /** @throws IllegalStateException naming each exposed endpoint that nobody was given */
    @Override
    public void afterSingletonsInstantiated() {
        var unnamed = exposed.stream()
                .flatMap(PathMappedEndpoints::stream)
                .map(PathMappedEndpoint::getRootPath)
                .filter(endpoint -> !endpoint.equals(OPEN_TO_ALL)
                        && !SEEN_WITH.containsKey(endpoint)
                        && !WORKED_WITH.containsKey(endpoint))
                .sorted()
                .collect(Collectors.joining(", "));
        if (!unnamed.isEmpty()) {
            throw new IllegalStateException("actuator endpoints that no permission is named for: " + unnamed);
        }
    }
}
