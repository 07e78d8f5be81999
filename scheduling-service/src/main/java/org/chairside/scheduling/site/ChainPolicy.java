package org.chairside.scheduling.site;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.policy.PolicyKey;

/** The rules of the whole chain. They are data of the medical director; nothing here knows a number. */
public final class ChainPolicy {

    private final Map<PolicyKey, ChainRule> rules;

    /** @throws IllegalArgumentException if a {@link PolicyKey} has no rule, or two */
    public ChainPolicy(List<ChainRule> rules) {
        this.rules = rules.stream().collect(toUnmodifiableMap(ChainRule::key, Function.identity(), (one, _) -> {
            throw new IllegalArgumentException("two rules for " + one.key());
        }));
        for (var key : PolicyKey.values()) {
            if (!this.rules.containsKey(key)) {
                throw new IllegalArgumentException("the chain has no rule for " + key);
            }
        }
    }

    /** Every value a site works by that wants these differences. */
    public Map<PolicyKey, String> with(Map<PolicyKey, String> differences) {
        var values = new EnumMap<PolicyKey, String>(PolicyKey.class);
        rules.forEach((key, rule) -> values.put(key, rule.value()));
        values.putAll(differences);
        return values;
    }

    /** Where a site is not as the chain's default. */
    public Map<PolicyKey, String> differences(Map<PolicyKey, String> values) {
        var differences = new EnumMap<>(values);
        differences.entrySet().removeIf(entry -> rule(entry.getKey()).value().equals(entry.getValue()));
        return differences;
    }

    /** What is wrong with a site's wishes, in the order of the keys; empty if they can be published. */
    public List<UnmetRule> unmetBy(Map<PolicyKey, String> differences) {
        return differences.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(wish -> rule(wish.getKey()).unmetBy(wish.getValue()).stream())
                .toList();
    }

    private ChainRule rule(PolicyKey key) {
        var rule = rules.get(key);
        if (rule == null) {
            throw new IllegalStateException("the chain has no rule for " + key);
        }
        return rule;
    }
}
