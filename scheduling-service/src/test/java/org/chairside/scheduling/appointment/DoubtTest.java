package org.chairside.scheduling.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.contracts.Protocol.MOOD;
import static org.chairside.contracts.Protocol.PAIN;
import static org.chairside.scheduling.appointment.AppointmentFixtures.*;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.intake.SuspensionTrigger;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.contracts.policy.SitePolicy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said against a visit by all the clearances that were told of. */
class DoubtTest {

    private static final Instant START = at(MONDAY_10);

    @Test
    void nothing_is_said_while_nothing_was_told_of_the_protocol() {
        assertThat(about()).isNull();
        assertThat(about(opened(MOOD))).isNull();
        assertThat(about(lost(PAIN, "CLEARANCE_REVOKED"))).isNull();
        assertThat(about(lost(null, "CLEARANCE_REVOKED")))
                .as("of an unknown protocol: perhaps this one")
                .isEqualTo("CLEARANCE_REVOKED");
    }

    @Test
    void a_clearance_that_holds_when_the_visit_begins_makes_good_for_all_others() {
        assertThat(about(lost(MOOD, "CLEARANCE_REVOKED"), holding(START.plusMillis(1), true)))
                .isNull();
        assertThat(about(holding(null, true)))
                .as("told before its end was kept")
                .isNull();
    }

    @Test
    void a_clearance_that_is_over_when_the_visit_begins_is_no_clearance_for_it() {
        assertThat(about(holding(START, true))).isEqualTo("CLEARANCE_ENDS_BEFORE");
        assertThat(about(holding(START, true), holding(START.plusMillis(1), true)))
                .isNull();
    }

    @Test
    void who_is_not_licensed_in_the_state_of_the_site_has_not_cleared_for_it() {
        assertThat(about(holding(START.plusMillis(1), false))).isEqualTo("CLEARANCE_OF_ANOTHER_STATE");
        assertThat(about(holding(START, false))).isEqualTo("CLEARANCE_OF_ANOTHER_STATE");
        assertThat(about(holding(START, false), holding(START, true)))
                .as("the one that is nearest to being good")
                .isEqualTo("CLEARANCE_ENDS_BEFORE");
        assertThat(about(lost(MOOD, "CLINICAL_STOP"), holding(START, false)))
                .as("another one stands")
                .isEqualTo("CLEARANCE_OF_ANOTHER_STATE");
    }

    /** Ninety days of the calendar: in between the clocks go forward, and an hour is missing. */
    @Test
    void a_site_that_trusts_a_review_for_fewer_days_counts_its_own() {
        var strict = new SitePolicy(BUF, 5, Map.of(PolicyKey.C1_CLEARANCE_VALIDITY_DAYS, "90"));
        var ninetyDaysBefore = at(MONDAY_10.minusDays(90));

        assertThat(about(strict, reviewed(ninetyDaysBefore))).isEqualTo("CLEARANCE_ENDS_BEFORE");
        assertThat(about(strict, reviewed(ninetyDaysBefore.plusMillis(1)))).isNull();
        assertThat(about(strict, reviewed(null)))
                .as("reviewed before it was kept")
                .isNull();
    }

    private static KnownClearance reviewed(@Nullable Instant at) {
        return new KnownClearance(MOOD, true, null, at, START.plusMillis(1), true);
    }

    @ParameterizedTest
    @CsvSource({
        "MEDICATION_CHANGED, CLINICAL_STOP,      CLINICAL_STOP",
        "MEDICATION_CHANGED, CONSENT_WITHDRAWN,  CONSENT_WITHDRAWN",
        "CLEARANCE_EXPIRED,  MEDICATION_CHANGED, MEDICATION_CHANGED",
        "CONSENT_WITHDRAWN,  CLEARANCE_REVOKED,  CLEARANCE_REVOKED",
        "CLINICAL_STOP,      MEDICATION_CHANGED, CLINICAL_STOP"
    })
    void of_several_doubts_the_gravest_is_said(String one, String other, String gravest) {
        assertThat(about(lost(MOOD, one), lost(MOOD, other))).isEqualTo(gravest);
        assertThat(Doubt.graver(one, other)).isEqualTo(gravest);
    }

    @Test
    void every_doubt_has_its_gravity() {
        assertThat(SuspensionTrigger.values()).allMatch(trigger -> Doubt.isOne(trigger.name()));
        assertThat(Doubt.values()).allMatch(doubt -> Doubt.isOne(doubt.name()));
    }

    private static @Nullable String about(KnownClearance... told) {
        return about(POLICY, told);
    }

    private static @Nullable String about(SitePolicy policy, KnownClearance... told) {
        return Doubt.about(MOOD, MONDAY_10.atZone(NEW_YORK), policy, Arrays.asList(told))
                .orElse(null);
    }

    private static KnownClearance opened(Protocol protocol) {
        return new KnownClearance(protocol, false, null, null, null, true);
    }

    private static KnownClearance lost(@Nullable Protocol protocol, String doubt) {
        return new KnownClearance(protocol, false, doubt, null, null, true);
    }

    private static KnownClearance holding(@Nullable Instant until, boolean licensedHere) {
        return new KnownClearance(MOOD, true, null, null, until, licensedHere);
    }
}
