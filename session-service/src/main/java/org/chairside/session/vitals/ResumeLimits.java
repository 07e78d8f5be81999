package org.chairside.session.vitals;

import static org.chairside.contracts.policy.PolicyKey.*;

import org.chairside.contracts.policy.SitePolicy;
import org.chairside.contracts.session.Vitals;

/** Rule V13: a paused infusion goes on only after sets within these limits, far enough apart. */
public final class ResumeLimits {

    private ResumeLimits() {}

    /** @param sincePause the sets taken since the pump stood */
    public static boolean met(Chart sincePause, SitePolicy policy) {
        return sincePause.confirms(set -> within(set, policy), policy.minutes(V13_READINGS_APART_MINUTES));
    }

    private static boolean within(Vitals vitals, SitePolicy policy) {
        return vitals.systolic() < policy.number(V13_RESUME_SYSTOLIC_BELOW)
                && vitals.diastolic() < policy.number(V13_RESUME_DIASTOLIC_BELOW)
                && vitals.heartRate() < policy.number(V13_RESUME_HEART_RATE_BELOW)
                && vitals.spo2() >= policy.number(V13_RESUME_SPO2_MIN)
                && vitals.moaas() >= policy.number(V13_RESUME_MOAAS_MIN);
    }
}
