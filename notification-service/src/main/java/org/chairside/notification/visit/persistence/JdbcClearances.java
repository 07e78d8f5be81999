package org.chairside.notification.visit.persistence;

import java.time.Instant;
import java.time.ZoneOffset;
import org.chairside.contracts.ClearanceId;
import org.chairside.contracts.intake.IntakeCleared;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.notification.visit.Clearances;
import org.chairside.notification.visit.Visit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcClearances implements Clearances {

    private final JdbcClient jdbc;

    JdbcClearances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean holdsFor(Visit visit) {
        return jdbc.sql("""
                        select exists (
                          select from clearance left join clinic on clinic.site = ?
                          where patient = ? and protocol = ? and valid_until > ?
                            and (allowed_states is null or clinic.state is null or clinic.state = any (allowed_states))
                            and (reviewed_at is null or clinic.policy is null
                              or (reviewed_at at time zone ? + make_interval(days => (clinic.policy ->> ?)::int))
                                   at time zone ? > ?))
                        """)
                .params(
                        visit.site().value(),
                        visit.patient().value(),
                        visit.protocol().name(),
                        visit.start().atOffset(ZoneOffset.UTC),
                        visit.zone().getId(),
                        PolicyKey.C1_CLEARANCE_VALIDITY_DAYS.name(),
                        visit.zone().getId(),
                        visit.start().atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    @Override
    public void cleared(IntakeCleared cleared, Instant reviewedAt) {
        jdbc.sql("""
                        insert into clearance (clearance_id, patient, protocol, reviewed_at, valid_until, allowed_states)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (clearance_id) do update
                        set reviewed_at = excluded.reviewed_at, valid_until = excluded.valid_until,
                            allowed_states = excluded.allowed_states
                        """)
                .param(cleared.clearanceId().value())
                .param(cleared.patient().value())
                .param(cleared.protocol().name())
                .param(reviewedAt.atOffset(ZoneOffset.UTC))
                .param(cleared.validUntil().atOffset(ZoneOffset.UTC))
                .param(cleared.allowedStates().toArray(String[]::new))
                .update();
    }

    @Override
    public void noLongerCleared(ClearanceId id) {
        jdbc.sql("delete from clearance where clearance_id = ?")
                .param(id.value())
                .update();
    }
}
