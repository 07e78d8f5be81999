package org.chairside.contracts.policy;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import org.chairside.contracts.SiteCode;

/**
 * The rules one site works by, at one version; every decision records the version it used.
 *
 * <p>Complete: it holds a value for every {@link PolicyKey}. One that was published before a rule existed takes the chain's default for it,
 * so that a new rule holds at every site from the first day.
 *
 * @param version 1, 2, 3 … per site
 */
public record SitePolicy(SiteCode site, int version, Map<PolicyKey, String> values) {

    public SitePolicy {
        values = ChainDefaults.completing(values);
    }

    public int number(PolicyKey key) {
        return Integer.parseInt(text(key));
    }

    public Duration minutes(PolicyKey key) {
        return Duration.ofMinutes(number(key));
    }

    public Duration hours(PolicyKey key) {
        return Duration.ofHours(number(key));
    }

    public LocalTime localTime(PolicyKey key) {
        return LocalTime.parse(text(key));
    }

    public EscortPresence escortPresence() {
        return EscortPresence.valueOf(text(PolicyKey.E1_ESCORT_PRESENCE));
    }

    public FastingClock fastingClock() {
        return FastingClock.valueOf(text(PolicyKey.F2B_FASTING_CLOCK));
    }

    private String text(PolicyKey key) {
        var value = values.get(key);
        if (value == null) {
            throw new IllegalStateException("the policy has no value for " + key);
        }
        return value;
    }
}
