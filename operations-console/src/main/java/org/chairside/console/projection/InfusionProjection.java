package org.chairside.console.projection;

import org.chairside.contracts.SessionId;
import org.chairside.contracts.session.*;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happens in the chair, as the session service tells it: states and times, never a value. */
@Component
class InfusionProjection {

    private final JdbcClient jdbc;

    InfusionProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void apply(SessionEvent event) {
        switch (event) {
            case SessionPlanned planned ->
                Row.of(jdbc, """
                        insert into infusion (session_id, appointment_id, state)
                        values (:session::uuid, :appointment::uuid, 'PLANNED')""")
                        .with("session", planned.sessionId())
                        .with("appointment", planned.appointmentId())
                        .changeOne();
            case EscortArrived arrived ->
                change(arrived.sessionId(), "escort = :escort")
                        .with("escort", arrived.inRoom() ? "IN_ROOM" : "HERE")
                        .changeOne();
            case EscortLeftRoom left ->
                change(left.sessionId(), "escort = :escort")
                        .with("escort", Boolean.TRUE.equals(left.fromSite()) ? "EXPECTED" : "HERE")
                        .changeOne();
            case SessionPrepared prepared ->
                change(prepared.sessionId(), "state = 'PREPARED'").changeOne();
            case PreparationDiscarded discarded ->
                change(discarded.sessionId(), "state = 'PLANNED'").changeOne();
            case StartGateEvaluated gate ->
                change(gate.sessionId(), "gate = :result, gate_failed = :failed")
                        .with("result", gate.result())
                        .with("failed", gate.failed().toArray(String[]::new))
                        .changeOne();
            case InfusionStarted started ->
                change(started.sessionId(), "state = 'INFUSING', planned_minutes = :planned, started_at = :at")
                        .with("planned", started.plannedMinutes())
                        .with("at", started.startedAt())
                        .changeOne();
            case VitalsRecorded vitals ->
                change(vitals.sessionId(), "last_vitals_at = greatest(last_vitals_at, :at)")
                        .with("at", vitals.takenAt())
                        .changeOne();
            case AlarmRaised alarm ->
                change(alarm.sessionId(), "alarm_tier = :tier, alarm_rule = :rule, alarm_at = :at")
                        .with("tier", alarm.tier())
                        .with("rule", alarm.rule())
                        .with("at", alarm.at())
                        .changeOne();
            case InfusionPaused paused ->
                change(paused.sessionId(), "state = 'PAUSED', paused_at = :at")
                        .with("at", paused.at())
                        .changeOne();
            case InfusionResumed resumed ->
                change(resumed.sessionId(), """
                        state = 'INFUSING', paused_at = null,
                        paused_seconds = paused_seconds + extract(epoch from :at - paused_at)::bigint""").with("at", resumed.at()).changeOne();
            case InfusionStopped stopped ->
                change(stopped.sessionId(), "state = 'STOPPED'").changeOne();
            case SessionCompleted completed ->
                change(completed.sessionId(), "state = 'RECOVERING', ended_at = :at")
                        .with("at", completed.endedAt())
                        .changeOne();
            case DoseSignedOff _, RescueMedicationGiven _, DischargeScoreRecorded _ -> {}
            case DischargeCriteriaMet met ->
                change(met.sessionId(), "state = 'READY_TO_LEAVE'").changeOne();
            case EscortVerified verified ->
                change(verified.sessionId(), "escort = 'VERIFIED'").changeOne();
            case DischargeConfirmed discharged ->
                change(discharged.sessionId(), "state = 'DISCHARGED', released_at = :at, restrictions_until = :until")
                        .with("at", discharged.at())
                        .with("until", discharged.restrictionsUntil())
                        .changeOne();
            case SessionAborted aborted ->
                change(aborted.sessionId(), "state = 'ABORTED'").changeOne();
        }
    }

    private Row change(SessionId session, String columns) {
        return Row.of(jdbc, "update infusion set " + columns + " where session_id = :session::uuid")
                .with("session", session);
    }
}
