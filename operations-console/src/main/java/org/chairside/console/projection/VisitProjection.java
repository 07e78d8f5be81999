package org.chairside.console.projection;

import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.scheduling.*;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Booked visits, as scheduling tells them. */
@Component
class VisitProjection {

    private final JdbcClient jdbc;

    VisitProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void apply(AppointmentEvent event) {
        switch (event) {
            case AppointmentBooked booked -> book(booked);
            case AppointmentConfirmed confirmed -> state(confirmed.appointmentId(), "CONFIRMED");
            case AppointmentCancelled cancelled -> state(cancelled.appointmentId(), "CANCELLED");
            case AppointmentMarkedAtRisk risk ->
                change(risk.appointmentId(), "at_risk = :trigger")
                        .with("trigger", risk.trigger())
                        .changeOne();
            case AppointmentRiskLifted lifted ->
                change(lifted.appointmentId(), "at_risk = null").changeOne();
            case AppointmentMarkedNoShow noShow -> state(noShow.appointmentId(), "NO_SHOW");
            case PatientCheckedIn arrived -> state(arrived.appointmentId(), "CHECKED_IN");
            case PatientBecameReady ready -> state(ready.appointmentId(), "READY");
            case PatientNoLongerReady notReady -> state(notReady.appointmentId(), "CHECKED_IN");
            case PatientNotTreated not -> state(not.appointmentId(), "NOT_TREATED");
            case AppointmentStarted started -> state(started.appointmentId(), "IN_SESSION");
            case AppointmentCompleted completed -> state(completed.appointmentId(), "COMPLETED");
        }
    }

    private void book(AppointmentBooked booked) {
        Row.of(jdbc, """
                insert into visit (appointment_id, patient, site, chair_id, protocol, starts_at, ends_at, local_date, state)
                values (:appointment::uuid, :patient::uuid, :site, :chair::uuid, :protocol, :start, :end, :date::date, 'BOOKED')""")
                .with("appointment", booked.appointmentId())
                .with("patient", booked.patient())
                .with("site", booked.site())
                .with("chair", booked.chairId())
                .with("protocol", booked.protocol())
                .with("start", booked.start())
                .with("end", booked.end())
                .with("date", booked.localStart().toLocalDate())
                .changeOne();
    }

    private void state(AppointmentId appointment, String state) {
        change(appointment, "state = :state").with("state", state).changeOne();
    }

    private Row change(AppointmentId appointment, String columns) {
        return Row.of(jdbc, "update visit set " + columns + " where appointment_id = :appointment::uuid")
                .with("appointment", appointment);
    }
}
