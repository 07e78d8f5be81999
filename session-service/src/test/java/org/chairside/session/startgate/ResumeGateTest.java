package org.chairside.session.startgate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.session.startgate.GateFactsFixture.ESCORT;
import static org.chairside.session.startgate.GateFactsFixture.FASTED;
import static org.chairside.session.startgate.GateFactsFixture.NOW;
import static org.chairside.session.startgate.GateFactsFixture.checked;
import static org.chairside.session.startgate.GateFactsFixture.clearance;
import static org.chairside.session.startgate.GateFactsFixture.terms;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.session.facts.KnownClearance;
import org.chairside.session.facts.KnownClearance.Standing;
import org.chairside.session.facts.KnownConsent;
import org.chairside.session.facts.KnownDayOfCheck;
import org.chairside.session.facts.NamedEscort;
import org.chairside.test.Policies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ResumeGateTest {

    private static final SitePolicy ROC = Policies.defaultFor("ROC");
    private static final Instant LATER = NOW.plus(Duration.ofDays(80));

    /** Nobody checks the patient in again: what cannot be mended once the visit has started is no question of a resume. */
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void what_cannot_be_done_again_is_not_asked_again(String meanwhile, Consumer<GateFactsFixture> change) {
        assertThat(unmet(change)).isEmpty();
    }

    static Stream<Arguments> what_cannot_be_done_again_is_not_asked_again() {
        return Stream.of(
                now("nothing happened", _ -> {}),
                now("the clearance was given anew", f -> f.clearances = cleared(terms(2, LATER, List.of("NY"), 500))),
                now(
                        "its new terms are about to end",
                        f -> f.clearances = cleared(terms(2, NOW.plusMillis(1), List.of("NY"), 500))),
                now("a check failed", f -> f.dayOfCheck = new KnownDayOfCheck.Failed(List.of("F1"))),
                now("the check is no longer valid", f -> f.dayOfCheck = checked(NOW, FASTED)),
                now("the desk sent the patient home", f -> f.turnedAway = true));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void what_the_start_relied_on_must_hold(String unmet, Consumer<GateFactsFixture> change) {
        assertThat(unmet(change)).containsExactly(unmet);
    }

    static Stream<Arguments> what_the_start_relied_on_must_hold() {
        return Stream.of(
                now("KNOWLEDGE knowledge-stale", f -> f.knowledge = new Knowledge.Stale("topic", NOW)),
                now("CHAIR chair-taken", f -> f.chairIsTaken = true),
                now("C1 clearance-expired", f -> f.clearances = cleared(terms(2, NOW, List.of("NY"), 500))),
                now("P1 state-not-licensed", f -> f.clearances = cleared(terms(2, LATER, List.of("AZ"), 500))),
                now("M2 medications-not-reviewed", f -> f.medicationsChangedAt = NOW.minusSeconds(60)),
                now("D1 dose-above-cleared", f -> f.clearances = cleared(terms(2, LATER, List.of("NY"), 499))),
                now("C2 consent-withdrawn", f -> f.consent = new KnownConsent(NOW.minusSeconds(9), NOW)),
                now("E1 escort-not-in-room", f -> f.escort = new EscortWhereabouts(ESCORT, false)),
                now("E2 escort-not-adult", f -> f.namedEscort = new NamedEscort(ESCORT, false)));
    }

    /** Rule E1: where the escort comes for the way home alone, one who is here is enough, whatever became of the check that named one. */
    @Test
    void at_a_site_of_pickup_an_escort_who_is_here_needs_no_promise() {
        var policy = Policies.with("ROC", Map.of(PolicyKey.E1_ESCORT_PRESENCE, "PICKUP"));
        var fixture = new GateFactsFixture();
        fixture.dayOfCheck = new KnownDayOfCheck.Failed(List.of("F1"));
        assertThat(ResumeGate.unmet(fixture.facts(), policy, NOW)).isEmpty();

        fixture.escort = null;
        assertThat(ResumeGate.unmet(fixture.facts(), policy, NOW))
                .extracting(UnmetRule::code)
                .containsExactly("escort-not-named");
    }

    @Test
    void an_unknown_clearance_holds_the_pump() {
        assertThat(unmet(f -> f.clearances = List.of()))
                .containsExactly("C1 clearance-missing", "D1 cleared-dose-unknown");
    }

    @ParameterizedTest
    @EnumSource(value = Standing.class, mode = EnumSource.Mode.EXCLUDE, names = "CLEARED")
    void a_clearance_that_does_not_stand_holds_the_pump(Standing standing) {
        assertThat(unmet(f -> f.clearances = List.of(clearance(standing, terms()))))
                .singleElement()
                .asString()
                .startsWith("C1 clearance-");
    }

    private static List<String> unmet(Consumer<GateFactsFixture> change) {
        var fixture = new GateFactsFixture();
        change.accept(fixture);
        return ResumeGate.unmet(fixture.facts(), ROC, NOW).stream()
                .map(rule -> rule.rule() + " " + rule.code())
                .toList();
    }

    private static List<KnownClearance> cleared(KnownClearance.Terms terms) {
        return List.of(clearance(Standing.CLEARED, terms));
    }

    private static Arguments now(String what, Consumer<GateFactsFixture> change) {
        return Arguments.of(what, change);
    }
}
