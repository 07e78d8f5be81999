package org.chairside.console.projection;

import org.chairside.contracts.ClearanceId;
import org.chairside.contracts.intake.*;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where each clearance stands and how long it holds. */
@Component
class ClearanceProjection {

    private final JdbcClient jdbc;

    ClearanceProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void apply(ClearanceEvent event) {
        switch (event) {
            case IntakeOpened opened ->
                Row.of(jdbc, """
                        insert into clearance (clearance_id, patient, protocol, state)
                        values (:clearance::uuid, :patient::uuid, :protocol, 'OPEN')""")
                        .with("clearance", opened.clearanceId())
                        .with("patient", opened.patient())
                        .with("protocol", opened.protocol())
                        .changeOne();
            case IntakeSubmitted submitted -> state(submitted.clearanceId(), "SUBMITTED");
            case IntakeCleared cleared ->
                change(cleared.clearanceId(), "state = 'CLEARED', valid_until = :until")
                        .with("until", cleared.validUntil())
                        .changeOne();
            case ClearanceDeclined declined -> state(declined.clearanceId(), "DECLINED");
            case ClearanceSuspended suspended -> state(suspended.clearanceId(), "SUSPENDED");
            case ClearanceRevoked revoked -> state(revoked.clearanceId(), "REVOKED");
            case ClearanceExpired expired -> state(expired.clearanceId(), "EXPIRED");
        }
    }

    private void state(ClearanceId clearance, String state) {
        change(clearance, "state = :state").with("state", state).changeOne();
    }

    private Row change(ClearanceId clearance, String columns) {
        return Row.of(jdbc, "update clearance set " + columns + " where clearance_id = :clearance::uuid")
                .with("clearance", clearance);
    }
}
