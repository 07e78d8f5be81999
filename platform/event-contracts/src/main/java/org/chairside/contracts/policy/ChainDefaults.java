package org.chairside.contracts.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/**
 * The chain's default of every value, from {@code chain-defaults.properties}.
 *
 * <p>That file is generated from {@code chain-policy.json}, because the published language reads no JSON itself.
 */
final class ChainDefaults {

    private static final Map<PolicyKey, String> VALUES = read();

    private ChainDefaults() {}

    /** The values, and the chain's default for every rule that is younger than they are. */
    static Map<PolicyKey, String> completing(Map<PolicyKey, String> values) {
        var complete = new EnumMap<>(VALUES);
        complete.putAll(values);
        return Collections.unmodifiableMap(complete);
    }

    private static Map<PolicyKey, String> read() {
        var file = new Properties();
        try (var in = Objects.requireNonNull(
                ChainDefaults.class.getResourceAsStream("/chairside/chain-defaults.properties"),
                "chain-defaults.properties")) {
            file.load(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        var values = new EnumMap<PolicyKey, String>(PolicyKey.class);
        for (var key : PolicyKey.values()) {
            values.put(key, Objects.requireNonNull(file.getProperty(key.name()), key.name()));
        }
        return values;
    }
}
