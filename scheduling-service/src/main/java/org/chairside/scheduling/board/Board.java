package org.chairside.scheduling.board;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.ChairId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.SiteCode;
import org.chairside.scheduling.appointment.Appointment;
import org.chairside.scheduling.site.Chair;
import org.jspecify.annotations.Nullable;

/**
 * One day of one site, chair by chair.
 *
 * @param asOf all that this service had committed before is in it
 */
public record Board(SiteCode site, LocalDate date, Instant asOf, List<ChairRow> chairs) {

    /**
     * @param occupiedBy the visit whose patient is here and has not left; null if the chair is free now
     * @param visits of the day, in order of time
     */
    public record ChairRow(
            ChairId chairId, String label, @Nullable AppointmentId occupiedBy, List<Visit> visits) {}

    /** One visit on the board. */
    public record Visit(
            AppointmentId appointmentId,
            PatientToken patient,
            Protocol protocol,
            Appointment.State state,
            Instant start,
            Instant end,
            int seriesNumber,
            @Nullable String atRisk) {}

    public static Board of(SiteCode site, LocalDate date, Instant asOf, List<Chair> chairs, List<Appointment> visits) {
        return new Board(
                site,
                date,
                asOf,
                chairs.stream().map(chair -> row(chair, visits)).toList());
    }

    private static ChairRow row(Chair chair, List<Appointment> visits) {
        var ofChair = visits.stream()
                .filter(visit -> visit.chair().equals(chair.id()))
                .toList();
        var occupiedBy = ofChair.stream()
                .filter(visit -> occupies(visit.state()))
                .map(Appointment::id)
                .findFirst()
                .orElse(null);
        return new ChairRow(
                chair.id(),
                chair.label(),
                occupiedBy,
                ofChair.stream().map(Board::visit).toList());
    }

    private static boolean occupies(Appointment.State state) {
        return switch (state) {
            case CHECKED_IN, READY, IN_SESSION -> true;
            case BOOKED, CONFIRMED, COMPLETED, NOT_TREATED, CANCELLED, NO_SHOW -> false;
        };
    }

    private static Visit visit(Appointment appointment) {
        return new Visit(
                appointment.id(),
                appointment.patient(),
                appointment.protocol(),
                appointment.state(),
                appointment.slot().start(),
                appointment.slot().end(),
                appointment.seriesNumber(),
                appointment.atRisk());
    }
}
