package org.chairside.session.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.ChairId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.SiteCode;
import org.chairside.session.startgate.DeliveredInfusion;
import org.chairside.session.startgate.Pressure;
import org.jspecify.annotations.Nullable;

/** The sessions of all sites. */
public interface Sessions {

    Optional<Session> find(SessionId id);

    /** Finds one and keeps everybody else from changing it until the transaction ends. */
    Optional<Session> lock(SessionId id);

    /**
     * The same before a pump is let run: first it keeps waiting, until the transaction ends, every other start for this patient, at whatever
     * site, or in this chair, and every word that the clearance fell. So what the gate reads afterwards is told to no pump too late. The
     * session itself is locked last, so that a stop or a pause waits for nobody who waits.
     */
    Optional<Session> lockForStart(SessionId id);

    Optional<Session> of(AppointmentId appointment);

    /** What arrived at a site from one instant until before another, in order of arrival. */
    List<Session> arrivedAt(SiteCode site, Instant from, Instant until);

    /** The sessions of a patient whose pump runs or stands, at whatever site; waits for a start under way, and keeps the next waiting. */
    List<Session> lockRunning(PatientToken patient);

    /** The sessions whose patient must be watched: from the start of the pump until the door. */
    List<SessionId> watched();

    /** Whether another session's patient is in this chair, from the start of the pump until the door. */
    boolean isTaken(ChairId chair, SessionId except);

    /** The other infusions of this patient that began, at whatever site. */
    List<DeliveredInfusion> delivered(PatientToken patient, SessionId except);

    /** The worst pressure charted at the patient's other visits, at whatever site, that arrived from one instant until before another. */
    Optional<Pressure> worstPressure(PatientToken patient, SessionId except, Instant from, Instant until);

    /**
     * The sessions of a site for which more was drawn than given and wasted, and whose pump will not need it, the oldest first: they are
     * over, or the drug was drawn before {@code today} began and is neither given up nor said to be given. Whether a pump
     * still needs it, {@link DrugAccount} says.
     */
    List<Session> withDrugLeft(SiteCode site, Instant today);

    /** Fixes, when a session is over, how many microlitres of its drug may stay in the hub (rule K1). */
    void fixHubLoss(SessionId session, int microlitres);

    /** What was fixed; empty before the end, and for what ended before this was kept. */
    Optional<Integer> hubLoss(SessionId session);

    /** The dosing weight of the patient's last other session, in grams. */
    Optional<Integer> lastWeight(PatientToken patient, SessionId except);

    /**
     * Writes the state after a decision.
     *
     * @param before as it was loaded; null for a new session
     */
    void save(@Nullable Session before, Session after);

    /** Keeps what a person typed about a session; it leaves this service in no event. */
    void note(SessionId session, Instant at, Remark remark);
}
