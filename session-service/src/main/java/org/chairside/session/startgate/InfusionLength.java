package org.chairside.session.startgate;

import static org.chairside.contracts.policy.PolicyKey.*;

import org.chairside.contracts.Protocol;
import org.chairside.contracts.policy.SitePolicy;

/** How long an infusion of a protocol lasts at a site, in minutes (rules D2 and P3). */
public record InfusionLength(int planned, int shortest, int longest) {

    public static InfusionLength of(Protocol protocol, SitePolicy policy) {
        return switch (protocol) {
            case MOOD, MAINTENANCE ->
                new InfusionLength(
                        policy.number(D2_INFUSION_PLANNED_MINUTES),
                        policy.number(P3_INFUSION_MIN_MINUTES),
                        policy.number(D2_INFUSION_MAX_MINUTES));
            case PAIN ->
                new InfusionLength(
                        policy.number(D2_PAIN_PLANNED_MINUTES),
                        policy.number(P3_PAIN_MIN_MINUTES),
                        policy.number(D2_PAIN_MAX_MINUTES));
        };
    }
}
