package org.chairside.session.vitals;

import static org.chairside.contracts.policy.PolicyKey.*;

import java.time.Instant;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.contracts.session.Vitals;

/** Rule V13: a paused infusion goes on only after sets within these limits, far enough apart, and while the last of them still speaks of now. */
public final class ResumeLimits {

    private ResumeLimits() {}

    /**
     * @param chart every set of the visit: who was in distress before the pause is so until somebody has looked again
     * @param pausedAt since when the pump stands; only sets from then on count
     */
    public static boolean met(Chart chart, Instant pausedAt, SitePolicy policy, Instant now) {
        return chart.asLastSeen()
                .since(pausedAt)
                .asOf(now)
                .confirms(set -> within(set, policy), policy.minutes(V13_READINGS_APART_MINUTES));
    }

    /** Whether the last of them is so old that the next one is missed (rule V4). */
    public static boolean outdated(Chart chart, Instant pausedAt, SitePolicy policy, Instant now) {
        var most = policy.minutes(V4_CADENCE_INFUSING_MINUTES).plus(policy.minutes(V4_MISSED_WARN_MINUTES));
        return chart.since(pausedAt)
                .newest()
                .filter(newest -> newest.takenAt().isBefore(now.minus(most)))
                .isPresent();
    }

    /**
     * Below what paused it, and nothing that would pause it again at once (rule V9) or stop it (rules V7, V8 and V10), were the pump to run
     * when it is written down; nor in distress (rule V12).
     */
    private static boolean within(Vitals vitals, SitePolicy policy) {
        var rass = vitals.rass();
        return !vitals.hasRedFlag()
                && (rass == null || rass < policy.number(V12_WARN_RASS))
                && vitals.systolic() < policy.number(V13_RESUME_SYSTOLIC_BELOW)
                && vitals.systolic() >= policy.number(V9_PAUSE_SYSTOLIC_MIN)
                && vitals.diastolic() < policy.number(V13_RESUME_DIASTOLIC_BELOW)
                && vitals.heartRate() < policy.number(V13_RESUME_HEART_RATE_BELOW)
                && vitals.heartRate() >= policy.number(V8_STOP_HEART_RATE_MIN)
                && vitals.respiratoryRate() >= policy.number(V10_STOP_RESPIRATORY_RATE_MIN)
                && vitals.respiratoryRate() <= policy.number(V10_STOP_RESPIRATORY_RATE_MAX)
                && vitals.spo2() >= policy.number(V13_RESUME_SPO2_MIN)
                && vitals.moaas() >= policy.number(V13_RESUME_MOAAS_MIN);
    }
}
