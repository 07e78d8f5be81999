package org.chairside.session.startgate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.session.startgate.GateFactsFixture.PASSED;
import static org.chairside.session.startgate.GateFactsFixture.clearance;
import static org.chairside.session.startgate.GateFactsFixture.terms;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chairside.session.facts.KnownClearance;
import org.chairside.session.facts.KnownClearance.Standing;
import org.chairside.session.facts.KnownDayOfCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TreatmentTodayTest {

    private static final Optional<KnownClearance> CLEARED = Optional.of(clearance(Standing.CLEARED, terms()));

    /** A check that was not made yet, or lies some hours back, rules nothing out: the drug may be drawn before it is made again. */
    @ParameterizedTest
    @MethodSource
    void a_cleared_patient_whose_check_did_not_fail_may_be_made_ready(Optional<KnownDayOfCheck> check) {
        assertThat(TreatmentToday.unmet(false, check.orElse(null), CLEARED)).isEmpty();
    }

    static Stream<Optional<KnownDayOfCheck>> a_cleared_patient_whose_check_did_not_fail_may_be_made_ready() {
        return Stream.of(Optional.empty(), Optional.of(PASSED));
    }

    @ParameterizedTest
    @EnumSource(Standing.class)
    void a_clearance_that_does_not_stand_rules_the_treatment_out(Standing standing) {
        var unmet = TreatmentToday.unmet(false, PASSED, Optional.of(clearance(standing, terms())));

        assertThat(unmet.stream().map(rule -> rule.rule() + " " + rule.code()).collect(Collectors.joining()))
                .isEqualTo(
                        switch (standing) {
                            case CLEARED -> "";
                            case UNDER_REVIEW -> "C1 clearance-missing";
                            case DECLINED -> "C1 clearance-declined";
                            case SUSPENDED -> "C1 clearance-suspended";
                            case REVOKED -> "C1 clearance-revoked";
                            case EXPIRED -> "C1 clearance-expired";
                        });
    }

    @Test
    void everything_that_rules_it_out_is_named() {
        var check = new KnownDayOfCheck.Failed(List.of("F1", "F2"));

        assertThat(TreatmentToday.unmet(true, check, Optional.empty()))
                .extracting("rule")
                .containsExactly("VISIT", "C1", "F1", "F2");
    }
}
