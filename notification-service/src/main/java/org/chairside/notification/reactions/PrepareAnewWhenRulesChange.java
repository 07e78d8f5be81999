package org.chairside.notification.reactions;

import static org.chairside.contracts.notification.MessageTemplate.PREPARATION;
import static org.chairside.contracts.policy.PolicyKey.C1_CLEARANCE_VALIDITY_DAYS;
import static org.chairside.contracts.policy.PolicyKey.F1_FOOD_FASTING_MINUTES;
import static org.chairside.contracts.policy.PolicyKey.F2_CLEAR_LIQUID_FASTING_MINUTES;
import static org.chairside.contracts.policy.PolicyKey.M4_ALCOHOL_OR_THC_HOURS;

import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import org.chairside.contracts.policy.EscortPresence;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.contracts.scheduling.SitePolicyPublished;
import org.chairside.notification.message.Messages;
import org.chairside.notification.visit.Clinics;
import org.chairside.notification.visit.Visits;
import org.springframework.stereotype.Component;

/**
 * Who was told how to prepare by other rules than the clinic's new ones is told again, and who was not because of a review that the clinic
 * trusts only now is told, as long as the fast has not begun.
 */
@Component
class PrepareAnewWhenRulesChange {

    private final Clinics clinics;
    private final Messages messages;
    private final Visits visits;
    private final PrepareWhenBookedAndCleared prepare;
    private final Clock clock;

    PrepareAnewWhenRulesChange(
            Clinics clinics, Messages messages, Visits visits, PrepareWhenBookedAndCleared prepare, Clock clock) {
        this.clinics = clinics;
        this.messages = messages;
        this.visits = visits;
        this.prepare = prepare;
        this.clock = clock;
    }

    void on(SitePolicyPublished published) {
        var policy = new SitePolicy(published.site(), published.version(), published.values());
        var before = clinics.find(policy.site()).flatMap(clinic -> Optional.ofNullable(clinic.policy()));
        clinics.worksBy(policy);
        if (before.filter(old -> letterDiffers(old, policy)).isPresent()) {
            messages.outdate(PREPARATION, policy.site(), clock.instant()).stream()
                    .flatMap(visit -> visits.find(visit).stream())
                    .forEach(visit -> prepare.on(visit.patient(), visit.protocol()));
        }
        if (before.filter(old -> trustsReviewsLonger(policy, old)).isPresent()) {
            visits.standingAt(policy.site(), clock.instant())
                    .forEach(visit -> prepare.on(visit.patient(), visit.protocol()));
        }
    }

    /** In what it says of food, drink and drugs, or of when the escort comes. */
    private static boolean letterDiffers(SitePolicy one, SitePolicy other) {
        return Stream.of(F1_FOOD_FASTING_MINUTES, F2_CLEAR_LIQUID_FASTING_MINUTES, M4_ALCOHOL_OR_THC_HOURS)
                        .anyMatch(rule -> one.number(rule) != other.number(rule))
                || onlyFetches(one.escortPresence()) != onlyFetches(other.escortPresence());
    }

    private static boolean trustsReviewsLonger(SitePolicy policy, SitePolicy old) {
        return policy.number(C1_CLEARANCE_VALIDITY_DAYS) > old.number(C1_CLEARANCE_VALIDITY_DAYS);
    }

    private static boolean onlyFetches(EscortPresence escort) {
        return escort == EscortPresence.PICKUP;
    }
}
