package org.chairside.console.projection;

import java.time.ZoneOffset;
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
            case VitalsRecorded vitals -> charted(vitals);
            case AlarmRaised alarm -> raised(alarm);
            case InfusionPaused paused ->
                change(paused.sessionId(), "state = 'PAUSED', paused_at = :at")
                        .with("at", paused.at())
                        .changeOne();
            case InfusionResumed resumed ->
                change(resumed.sessionId(), """
                        state = 'INFUSING', paused_at = null,
                        paused_seconds = paused_seconds + extract(epoch from :at - paused_at)::bigint""").with("at", resumed.at()).changeOne();
            case InfusionStopped stopped ->
                change(stopped.sessionId(), "state = 'STOPPED', ended_at = :at")
                        .with("at", stopped.at())
                        .changeOne();
            case SessionCompleted completed -> {
                change(completed.sessionId(), "state = 'RECOVERING', ended_at = :at")
                        .with("at", completed.endedAt())
                        .changeOne();
                silence(completed.sessionId(), "rule in ('C1', 'D2')");
            }
            case DoseSignedOff _, RescueMedicationGiven _, DischargeScoreRecorded _ -> {}
            case DischargeCriteriaMet met -> {
                change(met.sessionId(), "state = 'READY_TO_LEAVE'").changeOne();
                silence(met.sessionId(), "true");
            }
            case EscortVerified verified ->
                change(verified.sessionId(), "escort = 'VERIFIED'").changeOne();
            case DischargeConfirmed discharged ->
                change(discharged.sessionId(), "state = 'DISCHARGED'").changeOne();
            case SessionAborted aborted ->
                change(aborted.sessionId(), "state = 'ABORTED'").changeOne();
        }
    }

    /**
     * A set newer than all before it speaks for the patient as they are now: what earlier readings, a missing set or a pump that stood too
     * long asked for has been looked at. What the new set itself asks for is raised right behind it.
     */
    private void charted(VitalsRecorded vitals) {
        jdbc.sql("""
                delete from alarm using infusion
                 where alarm.session_id = infusion.session_id and infusion.session_id = :session::uuid
                   and (alarm.rule like 'V%' or alarm.rule = 'PAUSE')
                   and (infusion.last_vitals_at is null or infusion.last_vitals_at < :at)""")
                .param("session", vitals.sessionId().toString())
                .param("at", vitals.takenAt().atOffset(ZoneOffset.UTC))
                .update();
        change(vitals.sessionId(), "last_vitals_at = greatest(last_vitals_at, :at)")
                .with("at", vitals.takenAt())
                .changeOne();
    }

    /** A rule that is broken again keeps the louder of its alarms; a patient who was ready to leave recovers once more. */
    private void raised(AlarmRaised alarm) {
        change(alarm.sessionId(), "state = case state when 'READY_TO_LEAVE' then 'RECOVERING' else state end")
                .changeOne();
        jdbc.sql("""
                insert into alarm (session_id, rule, tier, at) values (:session::uuid, :rule, :tier, :at)
                on conflict (session_id, rule) do update set tier = excluded.tier, at = excluded.at
                 where array_position(array['ADVISORY', 'PAUSE', 'STOP'], excluded.tier)
                       >= array_position(array['ADVISORY', 'PAUSE', 'STOP'], alarm.tier)""")
                .param("session", alarm.sessionId().toString())
                .param("rule", alarm.rule())
                .param("tier", alarm.tier().name())
                .param("at", alarm.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    private void silence(SessionId session, String which) {
        jdbc.sql("delete from alarm where session_id = :session::uuid and " + which)
                .param("session", session.toString())
                .update();
    }

    private Row change(SessionId session, String columns) {
        return Row.of(jdbc, "update infusion set " + columns + " where session_id = :session::uuid")
                .with("session", session);
    }
}
