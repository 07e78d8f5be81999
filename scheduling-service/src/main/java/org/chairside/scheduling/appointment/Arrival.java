package org.chairside.scheduling.appointment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.scheduling.site.PoliciesInForce;
import org.jspecify.annotations.Nullable;

/**
 * What is true around a patient who has just come in.
 *
 * @param chairIsFree whether nobody else was given the chair, and the patient no other one, in this slot
 * @param fitsBeforeTheNext whether a patient who is late by more than the grace can be treated and recover before the next visit to
 *     the chair (rule A2)
 * @param tooClose what rule D3 says of an infusion now
 * @param check the day-of check, if the nurse was quicker than the front desk
 */
public record Arrival(
        boolean chairIsFree,
        boolean fitsBeforeTheNext,
        List<UnmetRule> tooClose,
        @Nullable DayOfCheck check) {

    public Arrival {
        tooClose = List.copyOf(tooClose);
    }

    static Arrival of(
            Appointment visit, Diary diary, PoliciesInForce policies, @Nullable DayOfCheck check, Instant now) {
        var policy = policies.at(visit.site());
        var graceEnds = visit.slot().start().plus(policy.minutes(PolicyKey.A2_LATE_GRACE_MINUTES));
        var needed = Slot.starting(now.atZone(visit.slot().zone()), infusionAndRecovery(visit.protocol(), policy));
        return new Arrival(
                diary.isFreeFor(visit, visit.slot()),
                !now.isAfter(graceEnds) || diary.isFreeFor(visit, needed),
                InfusionInterval.unmet(visit.protocol(), now, visit.site(), diary.ofPatient(), policies),
                check);
    }

    private static Duration infusionAndRecovery(Protocol protocol, SitePolicy policy) {
        var infusion =
                switch (protocol) {
                    case MOOD, MAINTENANCE -> policy.minutes(PolicyKey.D2_INFUSION_PLANNED_MINUTES);
                    case PAIN -> policy.minutes(PolicyKey.D2_PAIN_PLANNED_MINUTES);
                };
        return infusion.plus(policy.minutes(PolicyKey.R1_MIN_RECOVERY_MINUTES));
    }
}
