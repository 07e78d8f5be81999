package org.chairside.intake.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.chairside.intake.Cast.ADA;
import static org.chairside.intake.Cast.MONDAY_8;
import static org.chairside.intake.Cast.ROCHESTER;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chairside.contracts.Decision;
import org.chairside.contracts.Decision.Accepted;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.intake.ConsentSigned;
import org.chairside.contracts.intake.ConsentWithdrawn;
import org.chairside.contracts.intake.PatientEvent;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.intake.Cast;
import org.chairside.intake.consent.ConsentCommand.SignConsent;
import org.chairside.intake.consent.ConsentCommand.WithdrawConsent;
import org.chairside.intake.site.Site;
import org.junit.jupiter.api.Test;

class ConsentTest {

    private static final SignConsent SIGN = new SignConsent(ADA, Protocol.MOOD, "2026-01");
    private static final WithdrawConsent WITHDRAW = new WithdrawConsent(ADA, Protocol.MOOD);
    private static final Consent NONE = Consent.none(ADA, Protocol.MOOD);
    private static final Consent SIGNED = after(NONE, SIGN, MONDAY_8);
    private static final Consent WITHDRAWN = after(SIGNED, WITHDRAW, MONDAY_8.plusSeconds(60));

    @Test
    void a_signature_is_taken_whatever_went_before() {
        var later = MONDAY_8.plusSeconds(3600);

        assertThat(List.of(NONE, SIGNED, WITHDRAWN)).allSatisfy(before -> {
            assertThat(before.decide(SIGN, null, later))
                    .isEqualTo(Decision.accepted(new ConsentSigned(ADA, Protocol.MOOD, "2026-01", later)));
            assertThat(after(before, SIGN, later).stands()).isTrue();
        });
    }

    @Test
    void only_a_consent_that_stands_can_be_withdrawn() {
        assertThat(SIGNED.decide(WITHDRAW, null, MONDAY_8))
                .isEqualTo(Decision.accepted(new ConsentWithdrawn(ADA, Protocol.MOOD, MONDAY_8)));
        assertThat(List.of(NONE, WITHDRAWN)).allSatisfy(before -> assertThat(before.decide(WITHDRAW, null, MONDAY_8))
                .isInstanceOf(Decision.Refused.class));
    }

    @Test
    void nothing_is_signed_between_an_infusion_and_the_end_of_its_restrictions() {
        var restrictionsEnd = MONDAY_8.plusSeconds(3600);

        assertThat(List.of(NONE, SIGNED, WITHDRAWN)).allSatisfy(before -> {
            assertThat(before.decide(SIGN, restrictionsEnd, restrictionsEnd.minusMillis(1)))
                    .isInstanceOfSatisfying(Decision.Refused.class, refused -> {
                        assertThat(refused.refusal().reason()).isEqualTo(ConsentRefusal.SIGNATURES_LOCKED);
                        assertThat(refused.refusal().unmet())
                                .extracting(UnmetRule::rule, UnmetRule::code)
                                .containsExactly(tuple("X1", "signatures-locked"));
                    });
            assertThat(before.decide(SIGN, restrictionsEnd, restrictionsEnd)).isInstanceOf(Accepted.class);
        });
    }

    @Test
    void a_consent_is_withdrawn_under_the_drug_as_at_any_time() {
        assertThat(SIGNED.decide(WITHDRAW, MONDAY_8.plusSeconds(3600), MONDAY_8))
                .isEqualTo(Decision.accepted(new ConsentWithdrawn(ADA, Protocol.MOOD, MONDAY_8)));
    }

    @Test
    void the_restrictions_end_when_the_clocks_of_the_site_next_show_the_hour() {
        var nightOfTheLongDay = Cast.at(ROCHESTER, LocalDateTime.of(2026, 11, 1, 0, 30));
        var lateInPhoenix = Cast.at(Cast.PHOENIX, LocalDateTime.of(2026, 6, 1, 19, 0));
        var earlyCloser =
                Cast.site("BUF", "America/New_York", "NY", Map.of(PolicyKey.E4_RESTRICTION_END_LOCAL_TIME, "20:00"));
        var atEight = Cast.at(earlyCloser, LocalDateTime.of(2026, 6, 1, 20, 0));

        assertThat(ROCHESTER.restrictionEnds(nightOfTheLongDay))
                .isEqualTo(Cast.at(ROCHESTER, LocalDateTime.of(2026, 11, 1, 23, 59)));
        assertThat(Cast.PHOENIX.restrictionEnds(lateInPhoenix))
                .isEqualTo(Cast.at(Cast.PHOENIX, LocalDateTime.of(2026, 6, 1, 23, 59)));
        assertThat(earlyCloser.restrictionEnds(atEight.minusMillis(1))).isEqualTo(atEight);
        assertThat(earlyCloser.restrictionEnds(atEight))
                .isEqualTo(Cast.at(earlyCloser, LocalDateTime.of(2026, 6, 2, 20, 0)));
    }

    @Test
    void rule_c2_names_what_is_wrong_with_a_consent() {
        assertThat(code(NONE, ROCHESTER, MONDAY_8)).contains("consent-missing");
        assertThat(code(WITHDRAWN, ROCHESTER, MONDAY_8)).contains("consent-withdrawn");
        assertThat(code(SIGNED, ROCHESTER, MONDAY_8)).isEmpty();
    }

    @Test
    void a_consent_lasts_twelve_months_of_the_sites_calendar() {
        var lastMoment = Cast.at(ROCHESTER, LocalDateTime.of(2027, 6, 1, 8, 0));

        assertThat(code(SIGNED, ROCHESTER, lastMoment)).isEmpty();
        assertThat(code(SIGNED, ROCHESTER, lastMoment.plusMillis(1))).contains("consent-expired");
    }

    @Test
    void a_consent_signed_on_leap_day_ends_with_february() {
        var leapDay = Cast.at(ROCHESTER, LocalDateTime.of(2028, 2, 29, 12, 0));
        var signed = after(NONE, SIGN, leapDay);
        var lastMoment = Cast.at(ROCHESTER, LocalDateTime.of(2029, 2, 28, 12, 0));

        assertThat(code(signed, ROCHESTER, lastMoment)).isEmpty();
        assertThat(code(signed, ROCHESTER, lastMoment.plusSeconds(1))).contains("consent-expired");
    }

    @Test
    void a_site_may_want_a_fresher_consent() {
        var strict = Cast.site("BUF", "America/New_York", "NY", Map.of(PolicyKey.C2_CONSENT_VALIDITY_MONTHS, "6"));
        var sevenMonthsLater = Cast.at(ROCHESTER, LocalDateTime.of(2027, 1, 1, 8, 0));

        assertThat(code(SIGNED, ROCHESTER, sevenMonthsLater)).isEmpty();
        assertThat(code(SIGNED, strict, sevenMonthsLater)).contains("consent-expired");
    }

    private static Optional<String> code(Consent consent, Site site, Instant now) {
        return consent.unmet(site.policy(), site.zone(), now).map(UnmetRule::code);
    }

    private static Consent after(Consent before, ConsentCommand command, Instant now) {
        var decision = (Accepted<PatientEvent>) before.decide(command, null, now);
        return decision.events().stream().reduce(before, Consent::evolve, (_, last) -> last);
    }
}
