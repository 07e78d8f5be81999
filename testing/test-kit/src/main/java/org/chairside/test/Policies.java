package org.chairside.test;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.contracts.policy.SitePolicy;

/** The policies of the small cast of test sites, made from the chain's own file. */
public final class Policies {

    private static final Map<PolicyKey, String> CHAIN = readChain();

    private Policies() {}

    /** The chain's defaults at version 1. */
    public static SitePolicy defaultFor(String site) {
        return with(site, Map.of());
    }

    /** The chain's defaults at version 1, with differences. */
    public static SitePolicy with(String site, Map<PolicyKey, String> differences) {
        var values = new EnumMap<>(CHAIN);
        values.putAll(differences);
        return new SitePolicy(SiteCode.of(site), 1, values);
    }

    private static Map<PolicyKey, String> readChain() {
        try (var file = Objects.requireNonNull(
                SitePolicy.class.getResourceAsStream("/chairside/chain-policy.json"), "chain-policy.json")) {
            List<Map<String, String>> rows = JsonPath.read(file, "$.policies[*]['key','value']");
            var values = new EnumMap<PolicyKey, String>(PolicyKey.class);
            rows.forEach(row -> values.put(
                    PolicyKey.valueOf(Objects.requireNonNull(row.get("key"))),
                    Objects.requireNonNull(row.get("value"))));
            return values;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
