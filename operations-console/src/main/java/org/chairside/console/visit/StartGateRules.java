package org.chairside.console.visit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.chairside.contracts.UnmetRule;
import org.springframework.stereotype.Component;

/**
 * The rules of the start gate as a checklist.
 *
 * <p>The gate answers with what is unmet, and looks at every rule each time; what it does not name is met, unless the rule could not be
 * judged because of something that is unmet. Such a rule is never shown as met.
 */
@Component("startGate")
public class StartGateRules {

    private static final String STALE = "knowledge-stale";
    private static final String UNCLEARED = "clearance-missing";
    private static final String UNDRAWN = "drug-not-drawn";
    private static final String UNMEASURED = "baseline-vitals-missing";
    private static final String UNCHECKED = "day-of-check-failed";

    /** How a rule stands; its word is the message {@code standing.<name>}. */
    public enum Standing {
        UNMET("✗"),
        UNKNOWN("?"),
        MET("✓");

        private final String mark;

        Standing(String mark) {
            this.mark = mark;
        }

        public String mark() {
            return mark;
        }
    }

    /** A rule by its id in docs/rules.md, its name the message {@code rule.<id>}; a rule that is unmet twice stands here once. */
    public record Check(String rule, Standing standing) {}

    private record Rule(String id, Set<String> unjudgedBy) {
        static Rule of(String id, String... unjudgedBy) {
            return new Rule(id, Set.of(unjudgedBy));
        }
    }

    private static final List<Rule> RULES = List.of(
            Rule.of("KNOWLEDGE"),
            Rule.of("POLICY"),
            Rule.of("VISIT", STALE),
            Rule.of("CHAIR"),
            Rule.of("C1", STALE),
            Rule.of(
                    "P1",
                    STALE,
                    UNCLEARED,
                    "clearance-declined",
                    "clearance-suspended",
                    "clearance-revoked",
                    "clearance-expired"),
            Rule.of("M2", STALE, UNCLEARED),
            Rule.of("DAY_OF", STALE, UNCHECKED),
            Rule.of("F1", STALE, UNCHECKED, "day-of-check-missing"),
            Rule.of("F2", STALE, UNCHECKED, "day-of-check-missing", "fasting-unknown"),
            Rule.of("M4", STALE, UNCHECKED, "day-of-check-missing", "fasting-unknown"),
            Rule.of("C2", STALE),
            Rule.of("D3", STALE),
            Rule.of("D1", STALE, UNDRAWN),
            Rule.of("C5", UNDRAWN),
            Rule.of("D2"),
            Rule.of("P3"),
            Rule.of("V1"),
            Rule.of("V2", UNMEASURED, "second-reading-missing"),
            Rule.of("V3", UNMEASURED),
            Rule.of("V12", UNMEASURED),
            Rule.of("E1"),
            Rule.of("E2", STALE),
            Rule.of("K1"),
            Rule.of("ID", UNDRAWN));

    /** Every rule once: what is unmet first, then what could not be judged, then what is met. */
    public List<Check> standings(List<UnmetRule> unmet) {
        var codes = unmet.stream().map(UnmetRule::code).collect(Collectors.toSet());
        var unmetRules = unmet.stream().map(UnmetRule::rule).distinct().toList();
        var checks = new ArrayList<Check>();
        unmetRules.forEach(rule -> checks.add(new Check(rule, Standing.UNMET)));
        var others =
                RULES.stream().filter(rule -> !unmetRules.contains(rule.id())).toList();
        others.stream()
                .filter(rule -> isUnjudged(rule, codes))
                .forEach(rule -> checks.add(new Check(rule.id(), Standing.UNKNOWN)));
        others.stream()
                .filter(rule -> !isUnjudged(rule, codes))
                .forEach(rule -> checks.add(new Check(rule.id(), Standing.MET)));
        return checks;
    }

    /** The ids of all rules of the gate. */
    static Set<String> ids() {
        return RULES.stream().map(Rule::id).collect(Collectors.toSet());
    }

    private static boolean isUnjudged(Rule rule, Set<String> codes) {
        var reasons = new HashSet<>(rule.unjudgedBy());
        reasons.add("policy-unknown");
        reasons.retainAll(codes);
        return !reasons.isEmpty();
    }
}
