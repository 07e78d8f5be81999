package org.chairside.scheduling.appointment;

import java.util.List;
import org.chairside.contracts.intake.SuspensionTrigger;

/** Why no clearance stands behind a visit that had one, as the mark on the visit says it. */
public enum ClearanceDoubt {
    CLEARANCE_REVOKED,
    CLEARANCE_EXPIRED,
    CLEARANCE_DECLINED;

    /** From the least grave to the gravest. */
    private static final List<String> BY_GRAVITY = List.of(
            CLEARANCE_EXPIRED.name(),
            SuspensionTrigger.MEDICATION_CHANGED.name(),
            SuspensionTrigger.CONSENT_WITHDRAWN.name(),
            CLEARANCE_DECLINED.name(),
            CLEARANCE_REVOKED.name(),
            SuspensionTrigger.SERIOUS_ADVERSE_EVENT.name(),
            SuspensionTrigger.CLINICAL_STOP.name());

    /** Whether a visit says this rather than the mark that it bears, which may speak of something else than a clearance. */
    public static boolean isGraver(String mark, String standing) {
        return isOne(standing) && BY_GRAVITY.indexOf(mark) > BY_GRAVITY.indexOf(standing);
    }

    /** Whether a mark speaks of a clearance: of its end, or of what suspended it. Only such a mark goes when one holds again. */
    static boolean isOne(String mark) {
        return BY_GRAVITY.contains(mark);
    }
}
