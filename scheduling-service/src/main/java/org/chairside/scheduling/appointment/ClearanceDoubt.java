package org.chairside.scheduling.appointment;

import java.util.Arrays;
import org.chairside.contracts.intake.SuspensionTrigger;

/** Why no clearance stands behind a visit that had one, as the mark on the visit says it. */
public enum ClearanceDoubt {
    CLEARANCE_REVOKED,
    CLEARANCE_EXPIRED,
    CLEARANCE_DECLINED;

    /** Whether a mark speaks of a clearance: of its end, or of what suspended it. Only such a mark goes when one holds again. */
    static boolean isOne(String mark) {
        return Arrays.stream(values()).anyMatch(doubt -> doubt.name().equals(mark))
                || Arrays.stream(SuspensionTrigger.values())
                        .anyMatch(trigger -> trigger.name().equals(mark));
    }
}
