package org.chairside.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The clinics of {@code seed.json}, opened through the public API. What is there already stays as it is. */
record Seed(List<Site> sites) {

    private static final String DIRECTOR = "director";

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

    void sow(ClinicApi api) {
        var open = StreamSupport.stream(
                        api.get(Stack.SCHEDULING, "/sites", DIRECTOR).spliterator(), false)
                .map(site -> site.path("code").asString())
                .toList();
        sites.stream().filter(site -> !open.contains(site.code())).forEach(site -> open(site, api));
        sites.forEach(site -> furnish(site, api));
    }

    private static void open(Site site, ClinicApi api) {
        api.post(
                Stack.SCHEDULING,
                "/sites",
                site.person("manager"),
                Map.of("code", site.code(), "name", site.name(), "zone", site.zone(), "state", site.state()));
    }

    /** A first start may have ended half-way: each thing is looked for by itself. */
    private static void furnish(Site site, ClinicApi api) {
        var chairs = "/sites/" + site.code() + "/chairs";
        if (api.get(Stack.SCHEDULING, chairs, site.person("manager")).isEmpty()) {
            site.chairs()
                    .forEach(label ->
                            api.post(Stack.SCHEDULING, chairs, site.person("manager"), Map.of("label", label)));
        }
        var policy = "/sites/" + site.code() + "/policy";
        if (!holds(site.policy(), api.get(Stack.SCHEDULING, policy, DIRECTOR).path("values"))) {
            api.put(Stack.SCHEDULING, policy, DIRECTOR, Map.of("values", site.policy()));
        }
        if (api.get(Stack.SESSION, "/vials?site=" + site.code(), site.person("viallead"))
                .isEmpty()) {
            site.vials().forEach(vial -> receive(vial, site, api));
        }
    }

    private static boolean holds(Map<String, String> wished, JsonNode values) {
        return wished.entrySet().stream().allMatch(wish -> wish.getValue()
                .equals(values.path(wish.getKey()).asString("")));
    }

    private static void receive(Vial vial, Site site, ClinicApi api) {
        api.post(
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
