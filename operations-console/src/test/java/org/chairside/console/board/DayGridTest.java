package org.chairside.console.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.console.board.BoardVisit.State.BOOKED;
import static org.chairside.console.board.BoardVisit.State.CANCELLED;
import static org.chairside.console.board.BoardVisit.State.COMPLETED;
import static org.chairside.console.board.BoardVisit.State.NO_SHOW;
import static org.chairside.console.board.BoardVisit.State.RECOVERING;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayGridTest {

    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    static final UUID CHAIR = UUID.randomUUID();
    /** From eight to six. */
    static final int QUARTERS = 40;

    @Test
    void a_visit_over_gives_its_place_to_the_next() {
        var booked = visit(BOOKED, "09:00", 120);
        var cells = cells(visit(CANCELLED, "09:00", 120), booked);

        assertThat(cells).extracting(DayGrid.Cell::visit).containsExactly(null, booked, null);
        assertThat(cells).extracting(DayGrid.Cell::span).containsExactly(4, 8, QUARTERS - 12);
    }

    @Test
    void a_slot_cancelled_and_booked_again_shows_the_visit_that_took_place_where_it_took_place() {
        var completed = visit(COMPLETED, "09:00", 120);
        var cells = cells(visit(CANCELLED, "09:00", 120), completed, visit(NO_SHOW, "10:00", 120));

        assertThat(cells).extracting(DayGrid.Cell::visit).containsExactly(null, completed, null);
        assertThat(cells.getFirst().span()).isEqualTo(4);
    }

    @Test
    void of_several_that_came_to_nothing_one_is_shown_in_its_place() {
        var first = visit(CANCELLED, "09:00", 120);
        var next = visit(BOOKED, "11:00", 60);
        var cells = cells(first, visit(CANCELLED, "09:00", 120), next);

        assertThat(cells).extracting(DayGrid.Cell::visit).containsExactly(null, first, next, null);
        assertThat(cells).extracting(DayGrid.Cell::span).containsExactly(4, 8, 4, QUARTERS - 16);
    }

    @Test
    void who_is_not_over_is_shown_whatever_else_is_told_of_the_chair() {
        var first = visit(BOOKED, "09:00", 120);
        var second = visit(BOOKED, "10:00", 120);
        var cells = cells(first, second);

        assertThat(cells).extracting(DayGrid.Cell::visit).containsExactly(null, first, second, null);
        assertThat(cells).extracting(DayGrid.Cell::span).containsExactly(4, 8, 4, QUARTERS - 16);
    }

    @Test
    void visits_beyond_the_hours_shown_are_cut_at_the_edge_and_none_is_left_out() {
        var early = visit(BOOKED, "05:00", 90);
        var late = visit(COMPLETED, "19:00", 150);
        var later = visit(BOOKED, "21:30", 60);
        var latest = visit(BOOKED, "22:30", 60);
        var cells = cells(early, late, later, latest);

        assertThat(cells).extracting(DayGrid.Cell::visit).containsExactly(early, null, late, later, latest);
        assertThat(cells.stream().mapToInt(DayGrid.Cell::span).sum()).isEqualTo(60);
        assertThat(cells).extracting(DayGrid.Cell::span).allMatch(span -> span > 0);
    }

    @ParameterizedTest
    @CsvSource({
        "08:00, 600, 8, 17",
        "07:59, 60, 7, 17",
        "06:00, 60, 6, 17",
        "05:00, 60, 6, 17",
        "17:00, 60, 8, 17",
        "17:00, 61, 8, 18",
        "19:00, 120, 8, 20",
        "19:00, 180, 8, 20"
    })
    void early_and_late_hours_are_shown_when_somebody_comes(String start, int minutes, int first, int last) {
        var hours = DayGrid.of(board(visit(BOOKED, start, minutes))).hours();
        assertThat(hours.getFirst()).isEqualTo(first);
        assertThat(hours.getLast()).isEqualTo(last);
    }

    @Test
    void who_is_still_there_from_the_day_before_stands_first_and_changes_no_hour() {
        var night = visit(RECOVERING, DAY.minusDays(1), "20:00", 60);
        var next = visit(BOOKED, "11:00", 60);
        var cells = cells(next, night);

        assertThat(cells).extracting(DayGrid.Cell::visit).containsExactly(night, null, next, null);
        assertThat(cells).extracting(DayGrid.Cell::span).containsExactly(8, 4, 4, QUARTERS - 16);
    }

    private static List<DayGrid.Cell> cells(BoardVisit... visits) {
        return DayGrid.of(board(visits)).rows().getFirst().cells();
    }

    private static Board board(BoardVisit... visits) {
        return new Board(
                "ROC",
                "Rochester",
                NEW_YORK,
                DAY,
                DAY.atTime(12, 0).atZone(NEW_YORK).toInstant(),
                List.of(new Board.Chair(CHAIR, "Chair 1")),
                List.of(visits),
                0);
    }

    private static BoardVisit visit(BoardVisit.State state, String start, int minutes) {
        return visit(state, DAY, start, minutes);
    }

    private static BoardVisit visit(BoardVisit.State state, LocalDate day, String start, int minutes) {
        var startsAt = day.atTime(LocalTime.parse(start)).atZone(NEW_YORK).toInstant();
        return new BoardVisit(
                UUID.randomUUID(),
                null,
                UUID.randomUUID(),
                CHAIR,
                startsAt,
                startsAt.plus(Duration.ofMinutes(minutes)),
                state,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                "EXPECTED",
                false,
                null,
                null,
                null,
                0,
                null,
                null,
                List.of(),
                null,
                null,
                false);
    }
}
