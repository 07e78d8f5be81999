package org.chairside.console.services;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.chairside.console.identity.Person;
import org.chairside.console.identity.StaffTokens;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Asks and commands the services as the person who is signed in, who may do here exactly what they may do there. */
@Component
public class Services {

    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration GLANCE = Duration.ofSeconds(3);

    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final Map<Service, RestClient> unhurried;
    private final Map<Service, RestClient> brief;
    private final StaffTokens tokens;

    Services(Environment environment, StaffTokens tokens) {
        this.tokens = tokens;
        unhurried = clients(environment, ANSWER);
        brief = clients(environment, GLANCE);
    }

    private static Map<Service, RestClient> clients(Environment environment, Duration answer) {
        var requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(CONNECT).build());
        requests.setReadTimeout(answer);
        var clients = new EnumMap<Service, RestClient>(Service.class);
        for (var service : Service.values()) {
            clients.put(
                    service,
                    RestClient.builder()
                            .requestFactory(requests)
                            .requestInterceptor(new WaitsWhenAskedTo())
                            .baseUrl(environment.getRequiredProperty(service.address()))
                            .build());
        }
        return clients;
    }

    /**
     * Reads one thing.
     *
     * @throws NotAnswered if there is no answer, or none but a problem
     */
    public <T> T get(Service service, Class<T> type, String path, Object... variables) {
        return read(unhurried, service, path, variables, text -> json.readValue(text, type));
    }

    /** Reads several, as {@link #get}. */
    public <T> List<T> list(Service service, Class<T> element, String path, Object... variables) {
        return read(unhurried, service, path, variables, several(element));
    }

    /** Reads what a page can do without: waits three seconds at most, and is empty without an answer. */
    public <T> Optional<T> glance(Service service, Class<T> type, String path, Object... variables) {
        return optional(() -> read(brief, service, path, variables, text -> json.readValue(text, type)));
    }

    /** Reads several, as {@link #glance}. */
    public <T> Optional<List<T>> glanceAtAll(Service service, Class<T> element, String path, Object... variables) {
        return optional(() -> read(brief, service, path, variables, several(element)));
    }

    private static <T> Optional<T> optional(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (NotAnswered without) {
            return Optional.empty();
        }
    }

    private <T> Function<String, List<T>> several(Class<T> element) {
        var type = json.getTypeFactory().constructCollectionType(List.class, element);
        return text -> json.readValue(text, type);
    }

    private <T> T read(
            Map<Service, RestClient> clients,
            Service service,
            String path,
            Object[] variables,
            Function<String, T> reading) {
        try {
            return client(clients, service)
                    .get()
                    .uri(path, variables)
                    .headers(this::asThePerson)
                    .exchangeForRequiredValue((_, response) -> {
                        if (!response.getStatusCode().is2xxSuccessful()) {
                            throw new NotAnswered(
                                    service, response.getStatusCode().value());
                        }
                        return reading.apply(textOf(response));
                    });
        } catch (ResourceAccessException | JacksonException noAnswer) {
            throw new NotAnswered(service, 0);
        }
    }

    /**
     * Commands.
     *
     * @param idempotencyKey the same for every attempt at one command
     * @param headers further ones, such as {@code If-Match}
     */
    public Answer send(
            Service service,
            HttpMethod method,
            String path,
            Map<String, ?> body,
            String idempotencyKey,
            Map<String, String> headers) {
        try {
            return client(unhurried, service)
                    .method(method)
                    .uri(path)
                    .headers(this::asThePerson)
                    .headers(all -> headers.forEach(all::set))
                    .header("Idempotency-Key", idempotencyKey)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(json.writeValueAsBytes(body))
                    .exchangeForRequiredValue((_, response) -> answer(response));
        } catch (ResourceAccessException | JacksonException noAnswer) {
            return new Answer.Unknown();
        }
    }

    private Answer answer(ClientHttpResponse response) throws IOException {
        var status = response.getStatusCode();
        if (status.is2xxSuccessful()) {
            var location = response.getHeaders().getLocation();
            return new Answer.Done(json.readTree(textOf(response)), location == null ? "" : location.getPath());
        }
        return status.is4xxClientError()
                ? json.readValue(textOf(response), Answer.Problem.class)
                : new Answer.Unknown();
    }

    private void asThePerson(HttpHeaders headers) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof Person person)) {
            throw new IllegalStateException("nobody is signed in");
        }
        headers.setBearerAuth(tokens.mintFor(person));
    }

    private static RestClient client(Map<Service, RestClient> clients, Service service) {
        var client = clients.get(service);
        if (client == null) {
            throw new IllegalArgumentException("no address for " + service);
        }
        return client;
    }

    private static String textOf(ClientHttpResponse response) throws IOException {
        return new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8);
    }
}
