package org.chairside.session.vitals;

import static org.chairside.contracts.policy.PolicyKey.*;

import java.time.Instant;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.contracts.session.Vitals;

/** Rule V13: a paused infusion goes on only after sets within these limits, far enough apart, and while the last of them still speaks of now. */
public final class ResumeLimits {

    private ResumeLimits() {}

    /** @param sincePause the sets taken since the pump stood */
    public static boolean met(Chart sincePause, SitePolicy policy, Instant now) {
        return sincePause.asOf(now).confirms(set -> within(set, policy), policy.minutes(V13_READINGS_APART_MINUTES));
    }

    /** Whether the last of them is so old that the next one is missed (rule V4). */
    public static boolean outdated(Chart sincePause, SitePolicy policy, Instant now) {
        var most = policy.minutes(V4_CADENCE_INFUSING_MINUTES).plus(policy.minutes(V4_MISSED_WARN_MINUTES));
        return sincePause
                .newest()
                .filter(newest -> newest.takenAt().isBefore(now.minus(most)))
                .isPresent();
    }

    /** Below what paused it, and not so low that it would be paused again at once (rule V9); neither in distress (rule V12) nor with a symptom that stops (rule V7). */
    private static boolean within(Vitals vitals, SitePolicy policy) {
        var rass = vitals.rass();
        return !vitals.hasRedFlag()
                && (rass == null || rass < policy.number(V12_WARN_RASS))
                && vitals.systolic() < policy.number(V13_RESUME_SYSTOLIC_BELOW)
                && vitals.systolic() >= policy.number(V9_PAUSE_SYSTOLIC_MIN)
                && vitals.diastolic() < policy.number(V13_RESUME_DIASTOLIC_BELOW)
                && vitals.heartRate() < policy.number(V13_RESUME_HEART_RATE_BELOW)
                && vitals.spo2() >= policy.number(V13_RESUME_SPO2_MIN)
                && vitals.moaas() >= policy.number(V13_RESUME_MOAAS_MIN);
    }
}
