package org.chairside.session.vitals;

import static org.chairside.contracts.policy.PolicyKey.*;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.contracts.session.AlarmTier;
import org.chairside.contracts.session.Vitals;
import org.jspecify.annotations.Nullable;

/**
 * The alarms of rules V5 to V12. Pure; needs nothing but the chart and the policy, so it works with the broker down.
 *
 * <p>Pressures pass a limit when either the systolic or the diastolic does; with a red-flag symptom any pressure stops. What must last (V8) is judged by an unbroken run of charted
 * sets; what must be read twice (V6) stands until a set below the resume limits (V13) undoes it. The seconds of V11 are the monitor's
 * business, a charted set acts at once.
 */
public final class Alarms {

    private Alarms() {}

    /**
     * What the newest set asks for.
     *
     * @param chart the sets since the infusion began
     * @param baseline the last set before it, if there was one
     */
    public static List<Alarm> of(Chart chart, @Nullable Vitals baseline, SitePolicy policy) {
        var newest = chart.newest().map(Reading::vitals);
        if (newest.isEmpty()) {
            return List.of();
        }
        var vitals = newest.get();
        var alarms = new ArrayList<Alarm>();
        highPressure(chart, vitals, baseline, policy)
                .ifPresent(tier -> alarms.add(new Alarm(
                        tier,
                        switch (tier) {
                            case ADVISORY -> "V5";
                            case PAUSE -> "V6";
                            case STOP -> "V7";
                        })));
        heartRate(chart, vitals, policy).ifPresent(tier -> alarms.add(new Alarm(tier, "V8")));
        if (vitals.systolic() < policy.number(V9_PAUSE_SYSTOLIC_MIN)) {
            alarms.add(new Alarm(AlarmTier.PAUSE, "V9"));
        }
        if (vitals.respiratoryRate() < policy.number(V10_STOP_RESPIRATORY_RATE_MIN)
                || vitals.respiratoryRate() > policy.number(V10_STOP_RESPIRATORY_RATE_MAX)) {
            alarms.add(new Alarm(AlarmTier.STOP, "V10"));
        }
        oxygen(vitals, policy).ifPresent(tier -> alarms.add(new Alarm(tier, "V11")));
        Stream.of(sedation(vitals, policy), agitation(vitals, policy))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .ifPresent(tier -> alarms.add(new Alarm(tier, "V12")));
        return List.copyOf(alarms);
    }

    private static Optional<AlarmTier> highPressure(
            Chart chart, Vitals vitals, @Nullable Vitals baseline, SitePolicy policy) {
        if (vitals.hasRedFlag() || reaches(vitals, policy.number(V7_STOP_SYSTOLIC), policy.number(V7_STOP_DIASTOLIC))) {
            return Optional.of(AlarmTier.STOP);
        }
        var pauseSystolic = policy.number(V6_PAUSE_SYSTOLIC);
        var pauseDiastolic = policy.number(V6_PAUSE_DIASTOLIC);
        if (chart.confirms(
                set -> reaches(set, pauseSystolic, pauseDiastolic),
                policy.minutes(V6_CONFIRM_AFTER_MINUTES),
                set -> !reaches(
                        set, policy.number(V13_RESUME_SYSTOLIC_BELOW), policy.number(V13_RESUME_DIASTOLIC_BELOW)))) {
            return Optional.of(AlarmTier.PAUSE);
        }
        var advisory = reaches(vitals, policy.number(V5_ADVISORY_SYSTOLIC), policy.number(V5_ADVISORY_DIASTOLIC))
                || (baseline != null && hasRisen(vitals, baseline, policy.number(V5_ADVISORY_RISE_PERCENT)));
        return advisory ? Optional.of(AlarmTier.ADVISORY) : Optional.empty();
    }

    private static Optional<AlarmTier> heartRate(Chart chart, Vitals vitals, SitePolicy policy) {
        if (vitals.heartRate() > policy.number(V8_STOP_HEART_RATE_MAX)
                || vitals.heartRate() < policy.number(V8_STOP_HEART_RATE_MIN)) {
            return Optional.of(AlarmTier.STOP);
        }
        var limit = policy.number(V8_PAUSE_HEART_RATE_MAX);
        return chart.confirms(set -> set.heartRate() > limit, policy.minutes(V8_PAUSE_HEART_RATE_FOR_MINUTES))
                ? Optional.of(AlarmTier.PAUSE)
                : Optional.empty();
    }

    private static Optional<AlarmTier> oxygen(Vitals vitals, SitePolicy policy) {
        if (vitals.spo2() < policy.number(V11_STOP_SPO2_MIN)) {
            return Optional.of(AlarmTier.STOP);
        }
        return vitals.spo2() < policy.number(V11_WARN_SPO2_MIN) ? Optional.of(AlarmTier.ADVISORY) : Optional.empty();
    }

    private static Optional<AlarmTier> sedation(Vitals vitals, SitePolicy policy) {
        if (vitals.moaas() <= policy.number(V12_STOP_MOAAS)) {
            return Optional.of(AlarmTier.STOP);
        }
        if (vitals.moaas() <= policy.number(V12_PAUSE_MOAAS)) {
            return Optional.of(AlarmTier.PAUSE);
        }
        return vitals.moaas() <= policy.number(V12_WARN_MOAAS) ? Optional.of(AlarmTier.ADVISORY) : Optional.empty();
    }

    private static Optional<AlarmTier> agitation(Vitals vitals, SitePolicy policy) {
        var rass = vitals.rass();
        if (rass == null || rass < policy.number(V12_WARN_RASS)) {
            return Optional.empty();
        }
        return Optional.of(rass >= policy.number(V12_STOP_RASS) ? AlarmTier.STOP : AlarmTier.ADVISORY);
    }

    private static boolean reaches(Vitals vitals, int systolic, int diastolic) {
        return vitals.systolic() >= systolic || vitals.diastolic() >= diastolic;
    }

    private static boolean hasRisen(Vitals vitals, Vitals baseline, int percent) {
        return vitals.systolic() * 100 >= baseline.systolic() * (100 + percent)
                || vitals.diastolic() * 100 >= baseline.diastolic() * (100 + percent);
    }
}
