package org.chairside.intake.clearance.web;

import java.time.Instant;
import java.util.List;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.ClearanceId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.intake.SuspensionTrigger;
import org.chairside.intake.clearance.Clearance;
import org.jspecify.annotations.Nullable;

/** A clearance as the API shows it, with the state that holds at this moment. */
record ClearanceView(
        ClearanceId id,
        int version,
        Clearance.State state,
        PatientToken patient,
        Protocol protocol,
        AppointmentId openedFor,
        @Nullable ApprovalView approval,
        List<SuspensionTrigger> triggers) {

    static ClearanceView of(Clearance clearance, Instant now) {
        var approval = clearance.approval();
        return new ClearanceView(
                clearance.id(),
                clearance.version(),
                clearance.stateAt(now),
                clearance.patient(),
                clearance.protocol(),
                clearance.openedFor(),
                approval == null ? null : ApprovalView.of(approval),
                clearance.triggers());
    }

    /** What the last approval allowed; it holds while the clearance is CLEARED. */
    record ApprovalView(int version, Instant validUntil, List<String> allowedStates, int maxDoseMicrogramsPerKg) {

        static ApprovalView of(Clearance.Approval approval) {
            return new ApprovalView(
                    approval.version(),
                    approval.validUntil(),
                    approval.allowedStates(),
                    approval.limits().maxDoseMicrogramsPerKg());
        }
    }
}
