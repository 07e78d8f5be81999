package org.chairside.intake.dayofcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.intake.Cast.ADA;
import static org.chairside.intake.Cast.PHOENIX;
import static org.chairside.intake.Cast.ROCHESTER;
import static org.chairside.intake.dayofcheck.Visit.APPROVAL;
import static org.chairside.intake.dayofcheck.Visit.ESCORT;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.intake.Cast;
import org.chairside.intake.clearance.Clearance;
import org.chairside.intake.consent.Consent;
import org.chairside.intake.site.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DayOfCheckRulesTest {

    /** Both presets of the chain: the founding clinic's four hours, and the six of a stricter site. */
    private static final Site STRICT = Cast.site(
            "BUF",
            "America/New_York",
            "NY",
            Map.of(PolicyKey.F1_FOOD_FASTING_MINUTES, "360", PolicyKey.F2_CLEAR_LIQUID_FASTING_MINUTES, "180"));

    private static final LocalDateTime TEN = LocalDateTime.of(2026, 6, 1, 10, 0);

    @Test
    void a_visit_in_order_meets_every_rule() {
        assertThat(Visit.at(ROCHESTER, TEN).unmet()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"239, false", "240, true", "241, true", "0, false", "-5, false"})
    void food_is_counted_to_the_scheduled_start(long minutes, boolean met) {
        assertMet(Visit.at(ROCHESTER, TEN).ate(minutes), met, "F1 food-too-recent");
    }

    @ParameterizedTest
    @CsvSource({"119, false", "120, true", "121, true"})
    void clear_liquid_has_a_limit_of_its_own(long minutes, boolean met) {
        assertMet(Visit.at(ROCHESTER, TEN).drank(minutes), met, "F2 clear-liquid-too-recent");
    }

    @ParameterizedTest
    @CsvSource({"240, false", "359, false", "360, true", "361, true"})
    void a_stricter_site_counts_six_hours(long minutes, boolean met) {
        assertMet(Visit.at(STRICT, TEN).ate(minutes).drank(180), met, "F1 food-too-recent");
    }

    @Test
    void one_second_short_of_the_limit_is_too_recent() {
        var visit = Visit.at(ROCHESTER, TEN);

        assertThat(visit.ateAt(visit.start().minus(Duration.ofHours(4)).plusSeconds(1))
                        .unmet())
                .containsExactly("F1 food-too-recent");
    }

    @Test
    void an_early_or_late_arrival_does_not_move_the_count() {
        var visit = Visit.at(ROCHESTER, TEN).ate(239);

        assertThat(visit.askedAt(visit.start().minus(Duration.ofHours(1))).unmet())
                .containsExactly("F1 food-too-recent");
        assertThat(visit.askedAt(visit.start().plus(Duration.ofMinutes(14))).unmet())
                .containsExactly("F1 food-too-recent");
    }

    /** The night of 8 March 2026 has 23 hours in New York: from 00:30 to 05:00 the wall says 4:30, the stomach 3:30. */
    @Test
    void on_the_short_night_the_stomach_counts_and_not_the_wall() {
        var visit = Visit.at(ROCHESTER, LocalDateTime.of(2026, 3, 8, 5, 0));

        assertThat(visit.ateAt(Cast.at(ROCHESTER, LocalDateTime.of(2026, 3, 8, 0, 30)))
                        .unmet())
                .containsExactly("F1 food-too-recent");
        assertThat(visit.ateAt(Cast.at(ROCHESTER, LocalDateTime.of(2026, 3, 8, 0, 0)))
                        .unmet())
                .isEmpty();
    }

    /** The night of 1 November 2026 has 25: from 00:30 to 03:30 the wall says 3:00, the stomach 4:00. */
    @Test
    void on_the_long_night_the_stomach_counts_and_not_the_wall() {
        var visit = Visit.at(ROCHESTER, LocalDateTime.of(2026, 11, 1, 3, 30));

        assertThat(visit.ateAt(Cast.at(ROCHESTER, LocalDateTime.of(2026, 11, 1, 0, 30)))
                        .unmet())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1439, false", "1440, true", "1441, true"})
    void alcohol_and_cannabis_need_a_day(long minutes, boolean met) {
        assertMet(Visit.at(ROCHESTER, TEN).drankAlcohol(minutes), met, "M4 alcohol-or-thc-too-recent");
    }

    @ParameterizedTest
    @CsvSource({"1439, true", "1440, true", "1441, false"})
    void the_medication_list_is_attested_at_most_a_day_before_the_start(long minutes, boolean met) {
        assertMet(Visit.at(ROCHESTER, TEN).attestedBefore(minutes).notReattested(), met, "M5 medications-not-attested");
    }

    /** Daily infusions are nearer to each other than an attestation may be old: what was said for yesterday's is not said for today's. */
    @ParameterizedTest
    @CsvSource({"1201, false", "1200, false", "1199, true"})
    void an_attestation_counts_for_one_infusion_only(long minutes, boolean met) {
        var visit = Visit.at(ROCHESTER, TEN).attestedBefore(minutes).notReattested();

        assertMet(visit.afterAnInfusion(visit.start().minus(Duration.ofHours(20))), met, "M5 medications-not-attested");
    }

    @Test
    void a_list_attested_at_the_check_counts_whatever_was_infused_before() {
        var visit = Visit.at(ROCHESTER, TEN);

        assertThat(visit.afterAnInfusion(visit.start().minus(Duration.ofHours(20)))
                        .unmet())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "SCHEDULED, 230, 30, false",
        "ACTUAL_START, 230, 9, false",
        "ACTUAL_START, 230, 10, true",
        "ACTUAL_START, 230, 11, true",
        "ACTUAL_START, 230, -20, false",
        "ACTUAL_START, 240, -20, true"
    })
    void a_site_that_fasts_to_the_actual_start_counts_the_waiting(
            String clock, long minutesBeforeSchedule, long minutesAfterSchedule, boolean met) {
        var site = Cast.site("BUF", "America/New_York", "NY", Map.of(PolicyKey.F2B_FASTING_CLOCK, clock));
        var visit = Visit.at(site, TEN).ate(minutesBeforeSchedule);

        assertMet(
                visit.askedAt(visit.start().plus(Duration.ofMinutes(minutesAfterSchedule))), met, "F1 food-too-recent");
    }

    /** The chain counts 90 days from the review, a site may count 60; between both ends and the visit lies a night of 25 hours. */
    @ParameterizedTest
    @CsvSource({
        "2026-09-15T09:45, false, 60",
        "2026-09-15T09:46, true, 60",
        "2026-08-16T09:45, false, 90",
        "2026-08-16T09:46, true, 90"
    })
    void a_stricter_site_counts_its_own_days_from_the_review(LocalDateTime reviewed, boolean met, String days) {
        var site = Cast.site("BUF", "America/New_York", "NY", Map.of(PolicyKey.C1_CLEARANCE_VALIDITY_DAYS, days));
        var visit = Visit.at(site, LocalDateTime.of(2026, 11, 14, 10, 0));

        assertMet(visit.reviewedAt(Cast.at(site, reviewed)), met, "C1 clearance-too-old-here");
    }

    @ParameterizedTest
    @CsvSource({"2005-06-02, false", "2005-06-01, true", "2005-05-31, true"})
    void a_stricter_site_treats_nobody_younger_than_it_says(LocalDate birthDate, boolean met) {
        var site = Cast.site("BUF", "America/New_York", "NY", Map.of(PolicyKey.C8_AGE_MIN_YEARS, "21"));

        assertMet(Visit.at(site, TEN).bornOn(birthDate), met, "C8 too-young");
    }

    @Test
    void an_old_attestation_is_renewed_at_the_check() {
        assertThat(Visit.at(ROCHESTER, TEN).attestedBefore(10_000).unmet()).isEmpty();
    }

    @Test
    void a_list_that_never_was_cannot_be_attested_again() {
        assertThat(Visit.at(ROCHESTER, TEN).withoutMedicationList().unmet())
                .containsExactly("M5 medication-list-missing");
    }

    @Test
    void theophylline_excludes_the_visit_even_if_somebody_cleared_it() {
        assertThat(Visit.at(ROCHESTER, TEN).taking("Aminophylline").unmet())
                .containsExactly("M1 theophylline-or-aminophylline");
    }

    @ParameterizedTest
    @EnumSource(value = Clearance.State.class, mode = EnumSource.Mode.EXCLUDE, names = "CLEARED")
    void a_clearance_that_does_not_stand_is_named_by_its_state(Clearance.State state) {
        assertThat(Visit.at(ROCHESTER, TEN).clearanceIs(state, APPROVAL).unmet())
                .containsExactly("C1 clearance-" + state.name().toLowerCase(java.util.Locale.ROOT));
    }

    @Test
    void no_clearance_at_all_is_named() {
        assertThat(Visit.at(ROCHESTER, TEN).without(Visit.Missing.CLEARANCE).unmet())
                .containsExactly("C1 clearance-missing");
    }

    @Test
    void a_validity_that_is_over_counts_before_anybody_has_recorded_it() {
        var visit = Visit.at(ROCHESTER, TEN);

        assertThat(visit.askedAt(APPROVAL.validUntil()).unmet()).contains("C1 clearance-expired");
    }

    @Test
    void a_clearance_does_not_reach_into_a_state_without_a_licence() {
        assertThat(Visit.at(PHOENIX, TEN).unmet()).containsExactly("P1 prescriber-not-licensed-here");
    }

    @Test
    void the_consent_is_for_the_protocol_of_the_visit() {
        assertThat(Visit.at(ROCHESTER, TEN)
                        .with(Consent.none(ADA, Protocol.MOOD))
                        .unmet())
                .containsExactly("C2 consent-missing");
    }

    @Test
    void the_escort_is_somebody_the_patient_named() {
        assertThat(Visit.at(ROCHESTER, TEN).without(Visit.Missing.ESCORT).unmet())
                .containsExactly("E2 escort-not-named");
    }

    @ParameterizedTest
    @CsvSource({"true, false, E2 escort-not-fit-to-drive", "false, true, E2 escort-not-adult"})
    void the_escort_is_an_adult_who_can_drive(boolean adult, boolean fitToDrive, String unmet) {
        assertThat(Visit.at(ROCHESTER, TEN)
                        .with(ESCORT.apply(adult, fitToDrive))
                        .unmet())
                .containsExactly(unmet);
    }

    @Test
    void every_unmet_rule_is_named_at_once_in_the_order_of_the_table() {
        var visit = Visit.at(PHOENIX, TEN)
                .ate(10)
                .drank(10)
                .drankAlcohol(10)
                .taking("theophylline")
                .attestedBefore(10_000)
                .notReattested()
                .clearanceIs(Clearance.State.SUSPENDED, APPROVAL)
                .with(Consent.none(ADA, Protocol.MOOD))
                .with(ESCORT.apply(false, false));

        assertThat(visit.unmet())
                .containsExactly(
                        "F1 food-too-recent",
                        "F2 clear-liquid-too-recent",
                        "M1 theophylline-or-aminophylline",
                        "M4 alcohol-or-thc-too-recent",
                        "M5 medications-not-attested",
                        "C1 clearance-suspended",
                        "C2 consent-missing",
                        "P1 prescriber-not-licensed-here",
                        "E2 escort-not-adult",
                        "E2 escort-not-fit-to-drive");
    }

    @ParameterizedTest
    @CsvSource({
        "F1, true",
        "F2, true",
        "M1, true",
        "M4, true",
        "C8, true",
        "M5, false",
        "C1, false",
        "C2, false",
        "E2, false",
        "P1, false"
    })
    void only_what_nobody_can_mend_today_excludes_the_day(String rule, boolean excluded) {
        var unmet = List.of(new org.chairside.contracts.UnmetRule(rule, "code", "detail"));

        assertThat(DayOfCheckRules.excludeTheDay(unmet)).isEqualTo(excluded);
    }

    private static void assertMet(Visit visit, boolean met, String otherwise) {
        assertThat(visit.unmet()).isEqualTo(met ? List.of() : List.of(otherwise));
    }
}
