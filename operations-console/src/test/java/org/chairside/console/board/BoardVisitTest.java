package org.chairside.console.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.console.board.BoardVisit.State.IN_SESSION;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.chairside.console.board.BoardVisit.Infusion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoardVisitTest {

    static final Instant NINE = Instant.parse("2026-03-02T14:00:00Z");
    static final UUID CHAIR = UUID.randomUUID();

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "BOOKED, -, BOOKED, checkIn",
                "CHECKED_IN, PLANNED, CHECKED_IN, clearance",
                "READY, PLANNED, READY, prepare",
                "READY, PREPARED, PREPARED, start",
                "READY, INFUSING, INFUSING, vitals",
                "IN_SESSION, PAUSED, PAUSED, resumeOrStop",
                "IN_SESSION, RECOVERING, RECOVERING, vitals",
                "IN_SESSION, READY_TO_LEAVE, READY_TO_LEAVE, verifyEscort",
                "IN_SESSION, DISCHARGED, DISCHARGED, nothing",
                "COMPLETED, DISCHARGED, DISCHARGED, nothing",
                "NOT_TREATED, PLANNED, NOT_TREATED, nothing",
                "CANCELLED, -, CANCELLED, nothing",
            })
    void whoever_knows_best_says_where_a_visit_stands_and_what_is_due(
            BoardVisit.State booking, @Nullable Infusion infusion, BoardVisit.State state, String due) {
        var visit = visit(booking, infusion, null, 0);
        assertThat(visit.state()).isEqualTo(state);
        assertThat(visit.due().what()).isEqualTo(due);
    }

    @Test
    void the_infusion_minute_stands_while_the_pump_stands() {
        var tenMinutesPausedBefore = visit(IN_SESSION, Infusion.INFUSING, null, 600);
        assertThat(tenMinutesPausedBefore.infusionMinute(NINE.plus(Duration.ofMinutes(25))))
                .isEqualTo(15);

        var pausedAtMinuteTwelve = visit(IN_SESSION, Infusion.PAUSED, NINE.plus(Duration.ofMinutes(12)), 0);
        assertThat(pausedAtMinuteTwelve.infusionMinute(NINE.plus(Duration.ofMinutes(30))))
                .isEqualTo(12);
    }

    @Test
    void vitals_are_due_by_the_site_s_own_cadence() {
        assertThat(visit(IN_SESSION, Infusion.INFUSING, null, 0).due())
                .isEqualTo(new BoardVisit.Due("vitals", NINE.plus(Duration.ofMinutes(10))));
        assertThat(visit(IN_SESSION, Infusion.RECOVERING, null, 0).due())
                .isEqualTo(new BoardVisit.Due("vitals", NINE.plus(Duration.ofMinutes(15))));
    }

    @Test
    void a_day_is_one_row_a_chair_and_a_visit_over_gives_its_place_to_the_next() {
        var cancelled = visit(BoardVisit.State.CANCELLED, null, null, 0);
        var booked = visit(BoardVisit.State.BOOKED, null, null, 0);
        var board = new Board(
                "ROC",
                "Rochester",
                ZoneId.of("America/New_York"),
                LocalDate.of(2026, 3, 2),
                NINE,
                List.of(new Board.Chair(CHAIR, "Chair 1")),
                List.of(cancelled, booked));

        var cells = DayGrid.of(board).rows().getFirst().cells();

        assertThat(cells.stream().mapToInt(DayGrid.Cell::span).sum()).isEqualTo(DayGrid.HOURS.size() * 4);
        assertThat(cells).extracting(DayGrid.Cell::visit).containsExactly(null, booked, null);
        assertThat(cells.get(1).span()).isEqualTo(8);
    }

    private static BoardVisit visit(
            BoardVisit.State booking, @Nullable Infusion infusion, @Nullable Instant pausedAt, long pausedSeconds) {
        var started = infusion == null || infusion == Infusion.PLANNED || infusion == Infusion.PREPARED ? null : NINE;
        return new BoardVisit(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                CHAIR,
                NINE,
                NINE.plus(Duration.ofHours(2)),
                booking,
                null,
                null,
                null,
                infusion,
                null,
                List.of(),
                "HERE",
                40,
                started,
                pausedAt,
                pausedSeconds,
                null,
                started,
                null,
                null,
                10,
                15);
    }
}
