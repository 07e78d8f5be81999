package org.chairside.scheduling.appointment;

import static java.util.Comparator.comparingInt;

import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.intake.SuspensionTrigger;
import org.chairside.contracts.policy.SitePolicy;

/** Why a visit may not take place, as the mark on it says. */
public enum Doubt {
    /** an infusion before it began so late that this one is too close (rule D3) */
    INTERVAL_TOO_SHORT,
    /** the clearance will be over when the visit begins (rule C1) */
    CLEARANCE_ENDS_BEFORE,
    /** who cleared is not licensed where the visit is (rule P1) */
    CLEARANCE_OF_ANOTHER_STATE,
    CLEARANCE_EXPIRED,
    CLEARANCE_DECLINED,
    CLEARANCE_REVOKED;

    /** From the least grave to the gravest. */
    private static final List<String> BY_GRAVITY = List.of(
            INTERVAL_TOO_SHORT.name(),
            CLEARANCE_ENDS_BEFORE.name(),
            CLEARANCE_OF_ANOTHER_STATE.name(),
            CLEARANCE_EXPIRED.name(),
            SuspensionTrigger.MEDICATION_CHANGED.name(),
            SuspensionTrigger.CONSENT_WITHDRAWN.name(),
            CLEARANCE_DECLINED.name(),
            CLEARANCE_REVOKED.name(),
            SuspensionTrigger.SERIOUS_ADVERSE_EVENT.name(),
            SuspensionTrigger.CLINICAL_STOP.name());

    private static final Comparator<String> GRAVITY = comparingInt(BY_GRAVITY::indexOf);

    /** The graver of two marks. */
    public static String graver(String one, String other) {
        return GRAVITY.compare(one, other) >= 0 ? one : other;
    }

    /** Whether a mark is one of these doubts, or what suspended a clearance. A mark that speaks of something else is not theirs to take back. */
    static boolean isOne(String mark) {
        return BY_GRAVITY.contains(mark);
    }

    /**
     * What the clearances say against a visit that begins then; nothing while one of them is good for it, and if none was ever in doubt.
     *
     * @param policy of the site where the visit is
     * @param told of the patient's clearances, as they count where the visit is
     */
    static Optional<String> about(
            Protocol protocol, ZonedDateTime start, SitePolicy policy, List<KnownClearance> told) {
        var ofProtocol =
                told.stream().filter(clearance -> clearance.mayBeFor(protocol)).toList();
        var standing = ofProtocol.stream().filter(KnownClearance::holds).toList();
        if (standing.isEmpty()) {
            return ofProtocol.stream().flatMap(KnownClearance::doubts).max(GRAVITY);
        }
        var shortOf = standing.stream()
                .map(clearance -> shortcoming(clearance, start, policy))
                .toList();
        return shortOf.contains(Optional.<String>empty())
                ? Optional.empty()
                : shortOf.stream().flatMap(Optional::stream).min(GRAVITY);
    }

    private static Optional<String> shortcoming(KnownClearance clearance, ZonedDateTime start, SitePolicy policy) {
        if (!clearance.licensedHere()) {
            return Optional.of(CLEARANCE_OF_ANOTHER_STATE.name());
        }
        return clearance.endsBefore(start, policy) ? Optional.of(CLEARANCE_ENDS_BEFORE.name()) : Optional.empty();
    }
}
