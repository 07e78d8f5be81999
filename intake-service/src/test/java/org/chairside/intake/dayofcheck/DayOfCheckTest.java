package org.chairside.intake.dayofcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.intake.Cast.ADA;
import static org.chairside.intake.Cast.MONDAY_VISIT;
import static org.chairside.intake.Cast.ROCHESTER;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.chairside.contracts.Decision;
import org.chairside.contracts.Decision.Accepted;
import org.chairside.contracts.Decision.Refused;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.intake.DayOfCheckEvent;
import org.chairside.contracts.intake.DayOfCheckFailed;
import org.chairside.contracts.intake.DayOfCheckPassed;
import org.chairside.contracts.intake.FastingTimes;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.intake.Cast;
import org.chairside.intake.booking.Booking;
import org.chairside.intake.dayofcheck.DayOfCheck.State;
import org.chairside.intake.site.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DayOfCheckTest {

    private static final Visit IN_ORDER = Visit.at(ROCHESTER, LocalDateTime.of(2026, 6, 1, 10, 0));
    private static final Visit ESCORT_MISSING = IN_ORDER.without(Visit.Missing.ESCORT);
    private static final Visit ATE_TOO_LATE = IN_ORDER.ate(175);

    @Test
    void a_check_that_passes_says_by_which_clearance_and_with_whom() {
        assertThat(decide(State.PENDING, IN_ORDER))
                .isEqualTo(Decision.accepted(new DayOfCheckPassed(
                        MONDAY_VISIT,
                        ADA,
                        Visit.CLEARANCE,
                        2,
                        Visit.ESCORT_ID,
                        at(ROCHESTER, 13, 45),
                        Sealed.of(fasting(IN_ORDER)))));
    }

    @Test
    void a_check_that_fails_names_the_rules_and_is_a_fact_as_well() {
        assertThat(decide(State.PENDING, ESCORT_MISSING)).isEqualTo(failed(ESCORT_MISSING, List.of("E2"), false));
        assertThat(decide(State.PENDING, ATE_TOO_LATE)).isEqualTo(failed(ATE_TOO_LATE, List.of("F1"), true));
    }

    @Test
    void two_failings_of_one_rule_are_one_reason() {
        var visit = IN_ORDER.with(Visit.ESCORT.apply(false, false));

        assertThat(decide(State.PENDING, visit)).isEqualTo(failed(visit, List.of("E2"), false));
    }

    @ParameterizedTest
    @EnumSource(value = State.class, mode = EnumSource.Mode.EXCLUDE, names = "EXCLUDED")
    void a_check_may_be_repeated_in_any_state_but_one(State state) {
        assertThat(after(state, IN_ORDER)).isEqualTo(new DayOfCheck(MONDAY_VISIT, 4, State.PASSED));
        assertThat(after(state, ESCORT_MISSING)).isEqualTo(new DayOfCheck(MONDAY_VISIT, 4, State.FAILED));
        assertThat(after(state, ATE_TOO_LATE)).isEqualTo(new DayOfCheck(MONDAY_VISIT, 4, State.EXCLUDED));
    }

    @Test
    void what_the_patient_has_not_done_yet_is_no_answer_however_it_is_asked() {
        var now = IN_ORDER.now();

        assertThat(decide(State.PENDING, IN_ORDER.ateAt(now.plus(Duration.ofMinutes(2)))))
                .isInstanceOf(Accepted.class);
        assertThat(List.of(
                        IN_ORDER.ateAt(now.plus(Duration.ofMinutes(2)).plusMillis(1)),
                        IN_ORDER.drank(-1_440),
                        IN_ORDER.drankAlcohol(-1_440)))
                .allSatisfy(visit -> assertThat(decide(State.PENDING, visit))
                        .isInstanceOfSatisfying(Refused.class, refused -> assertThat(
                                        refused.refusal().reason())
                                .isEqualTo(DayOfCheckRefusal.ANSWER_TIME)));
    }

    @Test
    void once_treatment_is_excluded_no_other_answer_helps() {
        for (var visit : List.of(IN_ORDER, IN_ORDER.whose(Booking.State.NOT_TREATED))) {
            assertThat(decide(State.EXCLUDED, visit)).isInstanceOfSatisfying(Refused.class, refused -> assertThat(
                            refused.refusal().reason())
                    .isEqualTo(DayOfCheckRefusal.TREATMENT_EXCLUDED));
        }
    }

    @ParameterizedTest
    @EnumSource(Booking.State.class)
    void a_visit_is_checked_before_it_begins_and_only_if_it_takes_place(Booking.State state) {
        var decision = decide(State.PENDING, IN_ORDER.whose(state));

        switch (state) {
            case BOOKED, CHECKED_IN -> assertThat(decision).isInstanceOf(Accepted.class);
            case STARTED, NOT_TREATED, CANCELLED ->
                assertThat(decision).isInstanceOfSatisfying(Refused.class, refused -> assertThat(
                                refused.refusal().reason())
                        .isEqualTo(DayOfCheckRefusal.STATE));
        }
    }

    @Test
    void a_visit_is_checked_on_its_own_day_as_the_site_counts_days() {
        var lateVisit = Visit.at(ROCHESTER, LocalDateTime.of(2026, 6, 1, 23, 0));

        assertThat(decide(State.PENDING, lateVisit.askedAt(at(ROCHESTER, 0, 0))))
                .isInstanceOf(Accepted.class);
        assertThat(decide(State.PENDING, lateVisit.askedAt(at(ROCHESTER, 23, 59))))
                .isInstanceOf(Accepted.class);
        for (var otherDay : List.of(at(ROCHESTER, 0, 0).minusSeconds(1), at(ROCHESTER, 24, 0))) {
            assertThat(decide(State.PENDING, lateVisit.askedAt(otherDay)))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.refusal().reason()).isEqualTo(DayOfCheckRefusal.NOT_TODAY));
        }
    }

    @Test
    void a_passed_check_lasts_four_hours_or_until_midnight_at_the_site() {
        assertThat(validUntil(ROCHESTER, 8, 0)).isEqualTo(at(ROCHESTER, 12, 0));
        assertThat(validUntil(ROCHESTER, 19, 59)).isEqualTo(at(ROCHESTER, 23, 59));
        assertThat(validUntil(ROCHESTER, 20, 1)).isEqualTo(at(ROCHESTER, 24, 0));
        assertThat(validUntil(ROCHESTER, 23, 30)).isEqualTo(at(ROCHESTER, 24, 0));
    }

    @Test
    void a_site_may_trust_a_check_for_less_long() {
        var cautious = Cast.site("BUF", "America/New_York", "NY", Map.of(PolicyKey.DAY_OF_CHECK_VALIDITY_HOURS, "2"));

        assertThat(validUntil(cautious, 8, 0)).isEqualTo(at(cautious, 10, 0));
    }

    private static Instant validUntil(Site site, int hour, int minute) {
        var visit = Visit.at(site, LocalDateTime.of(2026, 6, 1, 12, 0)).askedAt(at(site, hour, minute));
        var passed = (DayOfCheckPassed) ((Accepted<DayOfCheckEvent>) decide(State.PENDING, visit))
                .events()
                .getFirst();
        return passed.validUntil();
    }

    private static Instant at(Site site, int hour, int minute) {
        return Cast.at(site, LocalDateTime.of(2026, 6, 1, 0, 0).plusHours(hour).plusMinutes(minute));
    }

    private static Decision<DayOfCheckEvent> decide(State state, Visit visit) {
        var unmet = DayOfCheckRules.unmet(visit.answers(), visit.file(), visit.now());
        return new DayOfCheck(MONDAY_VISIT, 3, state).decide(visit.answers(), visit.file(), unmet, visit.now());
    }

    private static DayOfCheck after(State state, Visit visit) {
        var decision = (Accepted<DayOfCheckEvent>) decide(state, visit);
        return DayOfCheck.evolve(
                new DayOfCheck(MONDAY_VISIT, 3, state), decision.events().getFirst());
    }

    private static Decision<DayOfCheckEvent> failed(Visit visit, List<String> reasons, boolean excluded) {
        return Decision.accepted(new DayOfCheckFailed(MONDAY_VISIT, ADA, reasons, excluded, Sealed.of(fasting(visit))));
    }

    private static FastingTimes fasting(Visit visit) {
        return new FastingTimes(
                visit.answers().lastFoodAt(),
                visit.answers().lastClearLiquidAt(),
                visit.answers().lastAlcoholOrThcAt());
    }
}
