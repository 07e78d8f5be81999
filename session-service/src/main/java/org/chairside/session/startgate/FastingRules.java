package org.chairside.session.startgate;

import static org.chairside.contracts.policy.PolicyKey.F1_FOOD_FASTING_MINUTES;
import static org.chairside.contracts.policy.PolicyKey.F2_CLEAR_LIQUID_FASTING_MINUTES;
import static org.chairside.contracts.policy.PolicyKey.M4_ALCOHOL_OR_THC_HOURS;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.session.facts.KnownDayOfCheck;

/**
 * Rules F1 and F2, looked at again by the clock of rule F2b, and M4: the check counted to the scheduled start, and the pump may start
 * earlier.
 *
 * <p>Elapsed minutes, whatever the clocks on the wall did in between. Food in the future has not been fasted after.
 */
final class FastingRules {

    private FastingRules() {}

    static List<UnmetRule> unmet(GateFacts facts, SitePolicy policy, Instant now) {
        if (!(facts.dayOfCheck() instanceof KnownDayOfCheck.Passed passed)) {
            return List.of();
        }
        var times = passed.fasting();
        if (times == null) {
            return List.of(new UnmetRule(
                    "F1",
                    "fasting-unknown",
                    "When the patient last ate is not known here; make the day-of check again."));
        }
        var scheduledOrEarlier = now.isBefore(facts.scheduledStart()) ? now : facts.scheduledStart();
        var start =
                switch (policy.fastingClock()) {
                    case SCHEDULED -> scheduledOrEarlier;
                    case ACTUAL_START -> now;
                };
        var unmet = new ArrayList<UnmetRule>();
        if (isShorter(times.lastFoodAt(), start, policy.minutes(F1_FOOD_FASTING_MINUTES))) {
            unmet.add(new UnmetRule(
                    "F1",
                    "food-too-recent",
                    "The patient ate, or drank something that is not clear, too soon before this start."));
        }
        if (isShorter(times.lastClearLiquidAt(), start, policy.minutes(F2_CLEAR_LIQUID_FASTING_MINUTES))) {
            unmet.add(new UnmetRule("F2", "clear-liquid-too-recent", "The patient drank too soon before this start."));
        }
        var alcoholOrThc = times.lastAlcoholOrThcAt();
        if (alcoholOrThc != null
                && isShorter(alcoholOrThc, scheduledOrEarlier, policy.hours(M4_ALCOHOL_OR_THC_HOURS))) {
            unmet.add(new UnmetRule(
                    "M4", "alcohol-or-thc-too-recent", "Alcohol or cannabis was taken too soon before this start."));
        }
        return unmet;
    }

    private static boolean isShorter(Instant taken, Instant start, Duration fast) {
        return Duration.between(taken, start).compareTo(fast) < 0;
    }
}
