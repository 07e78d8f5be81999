package org.chairside.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The clinics of {@code seed.json}, opened through the public API. What is there already stays as it is. */
record Seed(List<Site> sites) {

    private static final String DIRECTOR = "director";
    private static final int POLICY_AT_OPENING = 1;

    record Site(
            String code,
            String name,
            String zone,
            String state,
            List<String> chairs,
            Map<String, String> policy,
            List<Vial> vials) {

        String person(String calling) {
            return calling + "." + code.toLowerCase(Locale.ROOT);
        }
    }

    record Vial(String drug, String lot, int expiresInMonths, int concentrationMicrogramsPerMl, int micrograms) {}

    static Seed read() {
        try (var file = Objects.requireNonNull(Seed.class.getResourceAsStream("/chairside/seed.json"), "seed.json")) {
            return JsonMapper.shared().readValue(file, Seed.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What sowing asks of the services, each time as a named person. */
    interface Services {

        JsonNode get(Service service, String path, String person);

        void post(Service service, String path, String person, Object body);

        /** @param version the one that is to be replaced; another in its place is left alone, and is a {@link Trouble} */
        void put(Service service, String path, String person, int version, Object body);
    }

    void sow(Services services) {
        var open = texts(services.get(Stack.SCHEDULING, "/sites", DIRECTOR), "code");
        sites.stream().filter(site -> !open.contains(site.code())).forEach(site -> open(site, services));
        sites.forEach(site -> furnish(site, services));
    }

    private static void open(Site site, Services services) {
        services.post(
                Stack.SCHEDULING,
                "/sites",
                site.person("manager"),
                Map.of("code", site.code(), "name", site.name(), "zone", site.zone(), "state", site.state()));
    }

    /** A first start may have ended half-way: each chair and each vial is looked for by itself. */
    private static void furnish(Site site, Services services) {
        var manager = site.person("manager");
        var chairs = "/sites/" + site.code() + "/chairs";
        var labels = texts(services.get(Stack.SCHEDULING, chairs, manager), "label");
        site.chairs().stream()
                .filter(label -> !labels.contains(label))
                .forEach(label -> services.post(Stack.SCHEDULING, chairs, manager, Map.of("label", label)));
        publishPolicy(site, services);
        var lots = texts(services.get(Stack.SESSION, "/vials?site=" + site.code(), site.person("viallead")), "lot");
        site.vials().stream().filter(vial -> !lots.contains(vial.lot())).forEach(vial -> receive(vial, site, services));
    }

    /** Only in place of the one that the site was opened with: whatever follows it, the clinic decided. */
    private static void publishPolicy(Site site, Services services) {
        var policy = "/sites/" + site.code() + "/policy";
        var inForce =
                services.get(Stack.SCHEDULING, policy, DIRECTOR).path("version").asInt();
        if (inForce == POLICY_AT_OPENING) {
            services.put(Stack.SCHEDULING, policy, DIRECTOR, inForce, Map.of("values", site.policy()));
        }
    }

    private static Set<String> texts(JsonNode things, String field) {
        return StreamSupport.stream(things.spliterator(), false)
                .map(thing -> thing.path(field).asString())
                .collect(Collectors.toSet());
    }

    private static void receive(Vial vial, Site site, Services services) {
        services.post(
                Stack.SESSION,
                "/vials",
                site.person("viallead"),
                Map.of(
                        "site",
                        site.code(),
                        "drug",
                        vial.drug(),
                        "lot",
                        vial.lot(),
                        "expiresOn",
                        LocalDate.now(ZoneOffset.UTC)
                                .plusMonths(vial.expiresInMonths())
                                .toString(),
                        "concentrationMicrogramsPerMl",
                        vial.concentrationMicrogramsPerMl(),
                        "micrograms",
                        vial.micrograms()));
    }
}
