package org.chairside.console.board;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A site's day as a table: one row per chair, one column per quarter of an hour.
 *
 * <p>A visit of another chair or over outside the hours shown is cut at the edge, never left out.
 */
public record DayGrid(Board board, List<Row> rows) {

    static final int FIRST_HOUR = 6;
    static final int LAST_HOUR = 21;
    static final List<Integer> HOURS =
            IntStream.range(FIRST_HOUR, LAST_HOUR).boxed().toList();
    private static final int QUARTERS = (LAST_HOUR - FIRST_HOUR) * 4;

    /** One chair's day. */
    public record Row(Board.Chair chair, List<Cell> cells) {}

    /** {@code span} quarters of an hour, free or a visit. */
    public record Cell(int span, @Nullable BoardVisit visit) {}

    static DayGrid of(Board board) {
        return new DayGrid(
                board,
                board.lines().stream()
                        .map(line -> new Row(line.chair(), cells(board, line.visits())))
                        .toList());
    }

    private static List<Cell> cells(Board board, List<BoardVisit> visits) {
        var cells = new ArrayList<Cell>();
        int filled = 0;
        for (var visit : visits) {
            if (visit.state().isOver() && isShadowed(visit, visits)) {
                continue;
            }
            int from = Math.clamp(quarter(visit.startsAt().atZone(board.zone()).toLocalTime()), filled, QUARTERS - 1);
            int to = Math.clamp(quarter(visit.endsAt().atZone(board.zone()).toLocalTime()), from + 1, QUARTERS);
            if (from > filled) {
                cells.add(new Cell(from - filled, null));
            }
            cells.add(new Cell(to - from, visit));
            filled = to;
        }
        if (filled < QUARTERS) {
            cells.add(new Cell(QUARTERS - filled, null));
        }
        return cells;
    }

    /** A visit that is over gives its place to one that is not. */
    private static boolean isShadowed(BoardVisit over, List<BoardVisit> visits) {
        return visits.stream()
                .anyMatch(other -> !other.state().isOver()
                        && other.startsAt().isBefore(over.endsAt())
                        && over.startsAt().isBefore(other.endsAt()));
    }

    private static int quarter(LocalTime time) {
        return (time.getHour() - FIRST_HOUR) * 4 + time.getMinute() / 15;
    }
}
