package org.chairside.session.startgate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.contracts.session.VitalsSource.MANUAL;
import static org.chairside.contracts.session.VitalsSource.MONITOR;
import static org.chairside.session.Readings.CALM;
import static org.chairside.session.Readings.agitation;
import static org.chairside.session.Readings.suffering;
import static org.chairside.session.startgate.GateFactsFixture.NOW;

import java.time.Duration;
import java.util.List;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.session.RedFlag;
import org.chairside.contracts.session.Vitals;
import org.chairside.contracts.session.VitalsSource;
import org.chairside.session.vitals.Chart;
import org.chairside.session.vitals.Reading;
import org.chairside.test.Policies;
import org.junit.jupiter.api.Test;

/** Rules V1 and V12: what only a person sees before the start is so until a person has looked again. */
class DistressAtTheGateTest {

    @Test
    void a_symptom_keeps_the_gate_closed_for_as_long_as_a_baseline_speaks_of_now() {
        assertThat(gate(set(15, MANUAL, suffering(RedFlag.SEIZURE)), set(0, MANUAL, CALM)))
                .containsExactly("V1 red-flag-symptom");
        assertThat(gate(set(16, MANUAL, suffering(RedFlag.SEIZURE)), set(0, MANUAL, CALM)))
                .isEmpty();
    }

    @Test
    void no_monitor_takes_a_symptom_back_however_long_it_charts() {
        var seizure = set(40, MANUAL, suffering(RedFlag.SEIZURE));

        assertThat(gate(seizure, set(30, MONITOR, CALM), set(10, MONITOR, CALM), set(0, MONITOR, CALM)))
                .containsExactly("V1 symptom-not-looked-at");
        assertThat(gate(seizure, set(30, MANUAL, CALM), set(0, MONITOR, CALM))).isEmpty();
        assertThat(gate(seizure, set(30, MONITOR, suffering()), set(0, MONITOR, CALM)))
                .as("somebody said at the monitor that there is none")
                .isEmpty();
    }

    @Test
    void agitation_lasts_until_somebody_looks_again() {
        var agitated = set(40, MANUAL, agitation(2));

        assertThat(gate(agitated, set(0, MONITOR, CALM))).containsExactly("V12 agitated");
        assertThat(gate(agitated, set(0, MANUAL, CALM))).containsExactly("V12 agitated");
        assertThat(gate(agitated, set(10, MANUAL, agitation(1)), set(0, MONITOR, CALM)))
                .isEmpty();
    }

    @Test
    void what_a_monitor_sampled_just_before_somebody_looked_again_says_nothing_of_a_symptom() {
        var seizure = set(40, MANUAL, suffering(RedFlag.SEIZURE));

        assertThat(gate(seizure, set(1, MONITOR, CALM), set(0, MANUAL, CALM))).isEmpty();
        assertThat(gate(seizure, set(1, MONITOR, CALM), set(0, MONITOR, suffering())))
                .isEmpty();
        assertThat(gate(seizure, set(1, MONITOR, CALM), set(0, MONITOR, CALM)))
                .containsExactly("V1 symptom-not-looked-at");
    }

    @Test
    void nor_does_it_of_agitation() {
        var agitated = set(10, MANUAL, agitation(2));

        assertThat(gate(agitated, set(1, MONITOR, CALM), set(0, MANUAL, agitation(1))))
                .isEmpty();
        assertThat(gate(agitated, set(1, MONITOR, CALM), set(0, MANUAL, CALM))).containsExactly("V12 agitated");
    }

    @Test
    void of_two_looks_that_one_clock_may_have_put_in_the_wrong_order_the_worse_one_counts() {
        assertThat(gate(set(2, MANUAL, agitation(2)), set(0, MANUAL, agitation(1))))
                .containsExactly("V12 agitated");
        assertThat(gate(set(3, MANUAL, agitation(2)), set(0, MANUAL, agitation(1))))
                .isEmpty();
        assertThat(gate(set(20, MANUAL, suffering(RedFlag.SEIZURE)), set(18, MANUAL, CALM), set(0, MONITOR, CALM)))
                .containsExactly("V1 symptom-not-looked-at");
        assertThat(gate(set(20, MANUAL, suffering(RedFlag.SEIZURE)), set(17, MANUAL, CALM), set(0, MONITOR, CALM)))
                .isEmpty();
    }

    private static List<String> gate(Reading... sets) {
        var fixture = new GateFactsFixture();
        fixture.chart = new Chart(List.of(sets));
        return StartGate.evaluate(fixture.facts(), Policies.defaultFor("ROC"), NOW).unmet().stream()
                .map((UnmetRule rule) -> rule.rule() + " " + rule.code())
                .toList();
    }

    private static Reading set(int minutesAgo, VitalsSource source, Vitals vitals) {
        return new Reading(NOW.minus(Duration.ofMinutes(minutesAgo)), source, vitals);
    }
}
