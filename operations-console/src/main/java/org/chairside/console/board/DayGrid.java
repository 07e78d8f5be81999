package org.chairside.console.board;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A site's day as a table: one row per chair, one column per quarter of an hour.
 *
 * <p>A visit that reaches beyond the hours shown is cut at the edge, never left out.
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
        var shown = withoutOverlaps(visits);
        var cells = new ArrayList<Cell>();
        int filled = 0;
        for (int i = 0; i < shown.size(); i++) {
            var visit = shown.get(i);
            // whatever still follows keeps a column of its own
            int last = QUARTERS - (shown.size() - i);
            int from = Math.clamp(quarter(visit.startsAt().atZone(board.zone()).toLocalTime()), filled, last);
            int to = Math.clamp(quarter(visit.endsAt().atZone(board.zone()).toLocalTime()), from + 1, last + 1);
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

    /** A visit that is over gives its place to one that is not, else to the one that took place; one that is not over is always shown. */
    private static List<BoardVisit> withoutOverlaps(List<BoardVisit> visits) {
        var shown = new ArrayList<BoardVisit>();
        visits.stream()
                .sorted(Comparator.comparingInt(DayGrid::rank).thenComparing(BoardVisit::startsAt))
                .filter(visit -> rank(visit) == 0 || shown.stream().noneMatch(other -> overlap(visit, other)))
                .forEach(shown::add);
        shown.sort(Comparator.comparing(BoardVisit::startsAt));
        return shown;
    }

    private static int rank(BoardVisit visit) {
        var state = visit.state();
        if (!state.isOver()) {
            return 0;
        }
        return state == BoardVisit.State.DISCHARGED || state == BoardVisit.State.COMPLETED ? 1 : 2;
    }

    private static boolean overlap(BoardVisit one, BoardVisit other) {
        return one.startsAt().isBefore(other.endsAt()) && other.startsAt().isBefore(one.endsAt());
    }

    private static int quarter(LocalTime time) {
        return (time.getHour() - FIRST_HOUR) * 4 + time.getMinute() / 15;
    }
}
