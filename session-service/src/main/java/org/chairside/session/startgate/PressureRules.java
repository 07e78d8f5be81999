package org.chairside.session.startgate;

import static org.chairside.contracts.policy.PolicyKey.*;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.contracts.session.Vitals;
import org.chairside.session.vitals.Chart;
import org.chairside.session.vitals.Reading;

/**
 * Rules V1 and V2: the blood pressure before the start, in tiers; either number alone decides.
 *
 * <p>A raised reading is not undone by one taken seconds later: it counts until the patient has rested and a lower one stands beside it.
 * One that rules out the day does so whatever is read afterwards, and wherever the patient comes back on that day.
 */
final class PressureRules {

    /** From harmless to not today. */
    private enum Tier {
        GO,
        REST,
        HOLD,
        NOT_TODAY
    }

    private PressureRules() {}

    static List<UnmetRule> unmet(GateFacts facts, SitePolicy policy, Instant now) {
        var visit = facts.chart();
        var elsewhere = facts.worstElsewhereToday();
        if (worst(visit, policy) == Tier.NOT_TODAY
                || (elsewhere != null && tier(elsewhere, policy) == Tier.NOT_TODAY)) {
            return List.of(new UnmetRule(
                    "V2",
                    "blood-pressure-not-today",
                    "After a blood pressure as high as one measured today there is no treatment today."));
        }
        var recent = visit.since(now.minus(policy.minutes(V1_BASELINE_VITALS_MAX_AGE_MINUTES)))
                .asOf(now);
        return recent.newest()
                .map(newest -> unmetBy(newest, recent, facts.pressedByPrescriber(), policy))
                .orElse(List.of());
    }

    private static List<UnmetRule> unmetBy(
            Reading newest, Chart recent, boolean pressedByPrescriber, SitePolicy policy) {
        var rest = policy.minutes(V2_RECHECK_APART_MINUTES);
        var unrested = recent.since(newest.takenAt().minus(rest).plusNanos(1));
        return switch (worst(unrested, policy)) {
            case GO -> List.of();
            case REST -> {
                if (!recent.confirms(vitals -> tier(vitals, policy) != Tier.GO, rest)) {
                    yield List.of(new UnmetRule(
                            "V1",
                            "second-reading-missing",
                            "Let the patient rest, then take a second blood pressure at least " + rest.toMinutes()
                                    + " minutes after the raised one."));
                }
                yield pressedByPrescriber
                        ? List.of()
                        : List.of(new UnmetRule(
                                "V2",
                                "prescriber-must-acknowledge",
                                "A prescriber must acknowledge this blood pressure."));
            }
            case HOLD, NOT_TODAY ->
                List.of(new UnmetRule("V2", "blood-pressure-hold", "The blood pressure is too high to start."));
        };
    }

    private static Tier worst(Chart chart, SitePolicy policy) {
        return chart.readings().stream()
                .map(reading -> tier(reading.vitals(), policy))
                .max(Comparator.naturalOrder())
                .orElse(Tier.GO);
    }

    private static Tier tier(Vitals vitals, SitePolicy policy) {
        return tier(new Pressure(vitals.systolic(), vitals.diastolic()), policy);
    }

    private static Tier tier(Pressure pressure, SitePolicy policy) {
        if (reaches(pressure, policy.number(V2_NOT_TODAY_SYSTOLIC), policy.number(V2_NOT_TODAY_DIASTOLIC))) {
            return Tier.NOT_TODAY;
        }
        if (reaches(pressure, policy.number(V2_HOLD_SYSTOLIC), policy.number(V2_HOLD_DIASTOLIC))) {
            return Tier.HOLD;
        }
        return reaches(pressure, policy.number(V2_REST_SYSTOLIC), policy.number(V2_REST_DIASTOLIC))
                ? Tier.REST
                : Tier.GO;
    }

    private static boolean reaches(Pressure pressure, int systolic, int diastolic) {
        return pressure.systolic() >= systolic || pressure.diastolic() >= diastolic;
    }
}
