package org.chairside.console.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.console.visit.StartGateRules.Standing.MET;
import static org.chairside.console.visit.StartGateRules.Standing.UNKNOWN;
import static org.chairside.console.visit.StartGateRules.Standing.UNMET;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chairside.contracts.UnmetRule;
import org.junit.jupiter.api.Test;

class StartGateRulesTest {

    private static final Path GATE = Path.of("../session-service/src/main/java/org/chairside/session/startgate");
    private static final Pattern NAMED = Pattern.compile("\"([A-Z][A-Z0-9_]*)\",\\s*\"[a-z]+(?:-[a-z]+)*\"");

    @Test
    void an_open_gate_has_met_every_rule() {
        assertThat(standings().values()).containsOnly(MET);
    }

    @Test
    void what_is_not_named_is_met() {
        var standings = standings(new UnmetRule("E1", "escort-not-in-room", "…"));
        assertThat(standings)
                .containsEntry("E1", UNMET)
                .containsEntry("V2", MET)
                .doesNotContainValue(UNKNOWN);
    }

    @Test
    void what_could_not_be_judged_is_not_met() {
        var standings = standings(
                new UnmetRule("V1", "baseline-vitals-missing", "…"),
                new UnmetRule("KNOWLEDGE", "knowledge-stale", "…"),
                new UnmetRule("K1", "drug-not-drawn", "…"));
        assertThat(standings)
                .containsEntry("V2", UNKNOWN)
                .containsEntry("V3", UNKNOWN)
                .containsEntry("C1", UNKNOWN)
                .containsEntry("ID", UNKNOWN)
                .containsEntry("E1", MET);
    }

    @Test
    void a_failed_day_of_check_stands_under_the_rule_it_failed_by() {
        var standings = standings(new UnmetRule("F1", "day-of-check-failed", "…"));
        assertThat(standings).containsEntry("F1", UNMET).containsEntry("DAY_OF", UNKNOWN);
    }

    @Test
    void what_is_unmet_stands_first() {
        var checks = new StartGateRules().standings(List.of(new UnmetRule("ID", "identity-not-confirmed", "…")));
        assertThat(checks.getFirst()).isEqualTo(new StartGateRules.Check("ID", UNMET));
    }

    /** The console has no class of the session service; a rule that the gate gains must be added to the checklist by hand. */
    @Test
    void the_checklist_knows_every_rule_the_gate_can_name() throws IOException {
        var named = new TreeSet<String>();
        try (var files = Files.walk(GATE)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                NAMED.matcher(Files.readString(file)).results().forEach(rule -> named.add(rule.group(1)));
            }
        }
        assertThat(named).contains("KNOWLEDGE", "V2", "K1");
        assertThat(StartGateRules.ids()).containsAll(named);
    }

    private static Map<String, StartGateRules.Standing> standings(UnmetRule... unmet) {
        return new StartGateRules()
                .standings(Stream.of(unmet).toList()).stream()
                        .collect(Collectors.toMap(StartGateRules.Check::rule, StartGateRules.Check::standing));
    }
}
