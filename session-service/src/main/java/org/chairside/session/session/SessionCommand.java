package org.chairside.session.session;

import java.time.Instant;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.StaffId;
import org.chairside.contracts.session.DischargeScore;
import org.chairside.contracts.session.RescueMedication;
import org.chairside.contracts.session.StopParty;
import org.chairside.contracts.session.Vitals;
import org.chairside.contracts.session.VitalsSource;
import org.jspecify.annotations.Nullable;

/** What can be asked of a session that needs no more than the session and the site's policy to decide. */
public sealed interface SessionCommand {

    SessionId session();

    /** What the person typed beside it; kept here, in no event. */
    default @Nullable Remark remark() {
        return null;
    }

    /** The escort left the room, or the site altogether. */
    record RecordEscortDeparture(SessionId session, boolean fromSite) implements SessionCommand {}

    /** Chart a set of vitals; it may pause or stop the infusion. */
    record RecordVitals(SessionId session, Instant takenAt, VitalsSource source, Vitals vitals)
            implements SessionCommand {}

    /** Write down a medication that was given beside the infusion, on a prescriber's order. */
    record GiveRescueMedication(
            SessionId session, RescueMedication medication, StaffId orderedBy, StaffId givenBy, Instant givenAt)
            implements SessionCommand {}

    /** Let the pump stand. */
    record PauseInfusion(
            SessionId session, StopParty by, @Nullable Remark remark) implements SessionCommand {}

    /**
     * End the infusion now. One step from running or paused; a patient who asks gives no reason.
     *
     * @param givenMicrograms what the pump shows; absent when nobody read it, and then the clock says, as it does when it cannot be
     */
    record StopInfusion(
            SessionId session,
            StopParty by,
            @Nullable Long givenMicrograms,
            @Nullable Remark remark) implements SessionCommand {}

    /**
     * The planned dose has been given.
     *
     * @param givenMicrograms as when it is stopped
     */
    record CompleteInfusion(SessionId session, @Nullable Long givenMicrograms) implements SessionCommand {}

    /** Score the recovering patient. */
    record RecordDischargeScore(SessionId session, DischargeScore score) implements SessionCommand {}

    /** Give up a session that has not started. */
    record AbortSession(SessionId session, @Nullable Remark remark) implements SessionCommand {}

    /** Warn the nurse that a rule which a running infusion was started by holds no longer; the pump is the nurse's and the prescriber's to stop. */
    record WarnOfFallenRule(SessionId session, String rule) implements SessionCommand {}

    /** Look at the clock: vitals that are overdue (rule V4), a pause that lasts too long, recovery that is long enough (rule R1). */
    record WatchSession(SessionId session) implements SessionCommand {}
}
