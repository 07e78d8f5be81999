package org.chairside.scheduling.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.ChairId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.SiteCode;
import org.chairside.scheduling.appointment.Appointment;
import org.chairside.scheduling.appointment.Appointment.State;
import org.chairside.scheduling.appointment.Slot;
import org.chairside.scheduling.site.Chair;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoardTest {

    private static final SiteCode ROC = SiteCode.of("ROC");
    private static final Chair WINDOW = new Chair(ChairId.random(), "Window");
    private static final Chair CORNER = new Chair(ChairId.random(), "Corner");

    @ParameterizedTest
    @CsvSource({
        "BOOKED, false",
        "CONFIRMED, false",
        "CHECKED_IN, true",
        "READY, true",
        "IN_SESSION, true",
        "COMPLETED, false",
        "NOT_TREATED, false",
        "CANCELLED, false",
        "NO_SHOW, false"
    })
    void a_chair_is_occupied_from_check_in_until_the_patient_has_left(State state, boolean occupied) {
        var visit = new Appointment(
                AppointmentId.random(),
                1,
                state,
                PatientToken.random(),
                ROC,
                WINDOW.id(),
                Protocol.MOOD,
                Slot.starting(
                        LocalDateTime.of(2026, 6, 1, 10, 0).atZone(ZoneId.of("America/New_York")), Duration.ofHours(2)),
                1,
                null,
                null);

        var board = Board.of(ROC, LocalDate.of(2026, 6, 1), Instant.EPOCH, List.of(CORNER, WINDOW), List.of(visit));

        assertThat(board.chairs()).extracting(Board.ChairRow::label).containsExactly("Corner", "Window");
        assertThat(board.chairs().getFirst().visits()).isEmpty();
        assertThat(board.chairs().getLast().visits())
                .extracting(Board.Visit::state)
                .containsExactly(state);
        assertThat(board.chairs().getLast().occupiedBy()).isEqualTo(occupied ? visit.id() : null);
    }
}
