package org.chairside.scheduling.site;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static org.chairside.contracts.policy.PolicyKey.*;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.policy.PolicyKey;

/** The rules of the whole chain. They are data of the medical director; nothing here knows a number. */
public final class ChainPolicy {

    /** What would make nonsense the other way round, each value within its own bounds though. */
    private static final List<Pair> NEVER_MORE_THAN = List.of(
            new Pair(F2_CLEAR_LIQUID_FASTING_MINUTES, F1_FOOD_FASTING_MINUTES),
            new Pair(P3_INFUSION_MIN_MINUTES, D2_INFUSION_PLANNED_MINUTES),
            new Pair(D2_INFUSION_PLANNED_MINUTES, D2_INFUSION_MAX_MINUTES),
            new Pair(P3_PAIN_MIN_MINUTES, D2_PAIN_PLANNED_MINUTES),
            new Pair(D2_PAIN_PLANNED_MINUTES, D2_PAIN_MAX_MINUTES),
            new Pair(V2_REST_SYSTOLIC, V2_HOLD_SYSTOLIC),
            new Pair(V2_HOLD_SYSTOLIC, V2_NOT_TODAY_SYSTOLIC),
            new Pair(V2_REST_DIASTOLIC, V2_HOLD_DIASTOLIC),
            new Pair(V2_HOLD_DIASTOLIC, V2_NOT_TODAY_DIASTOLIC),
            new Pair(V5_ADVISORY_SYSTOLIC, V6_PAUSE_SYSTOLIC),
            new Pair(V6_PAUSE_SYSTOLIC, V7_STOP_SYSTOLIC),
            new Pair(V5_ADVISORY_DIASTOLIC, V6_PAUSE_DIASTOLIC),
            new Pair(V6_PAUSE_DIASTOLIC, V7_STOP_DIASTOLIC),
            new Pair(V13_RESUME_SYSTOLIC_BELOW, V6_PAUSE_SYSTOLIC),
            new Pair(V13_RESUME_DIASTOLIC_BELOW, V6_PAUSE_DIASTOLIC),
            new Pair(V13_RESUME_HEART_RATE_BELOW, V8_PAUSE_HEART_RATE_MAX),
            new Pair(V8_PAUSE_HEART_RATE_MAX, V8_STOP_HEART_RATE_MAX));

    private record Pair(PolicyKey less, PolicyKey more) {}

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

    /**
     * What is wrong with a site's wishes, in the order of the keys; empty if they can be published. Each has its own bounds first; then
     * the whole must not contradict itself.
     */
    public List<UnmetRule> unmetBy(Map<PolicyKey, String> differences) {
        var outOfBounds = differences.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(wish -> rule(wish.getKey()).unmetBy(wish.getValue()).stream())
                .toList();
        return outOfBounds.isEmpty() ? contradictions(differences) : outOfBounds;
    }

    /** Named by what the site wishes: of two wishes that contradict each other, by the one that should be less. */
    private List<UnmetRule> contradictions(Map<PolicyKey, String> differences) {
        var values = with(differences);
        return NEVER_MORE_THAN.stream()
                .filter(pair -> number(values, pair.less()) > number(values, pair.more()))
                .map(pair -> differences.containsKey(pair.less())
                        ? contradiction(pair.less(), "must not be more than " + pair.more())
                        : contradiction(pair.more(), "must not be less than " + pair.less()))
                .toList();
    }

    private static int number(Map<PolicyKey, String> values, PolicyKey key) {
        return Integer.parseInt(Objects.requireNonNull(values.get(key), "the chain has a rule for every key"));
    }

    private static UnmetRule contradiction(PolicyKey key, String detail) {
        return new UnmetRule(key.name(), "contradicts", detail);
    }

    private ChainRule rule(PolicyKey key) {
        var rule = rules.get(key);
        if (rule == null) {
            throw new IllegalStateException("the chain has no rule for " + key);
        }
        return rule;
    }
}
