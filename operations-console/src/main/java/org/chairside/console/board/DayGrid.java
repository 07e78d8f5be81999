package org.chairside.console.board;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A site's day as a table: one row per chair, one column per quarter of an hour. Early and late hours in which nobody comes take no room.
 *
 * <p>A visit that reaches beyond the hours shown is cut at the edge, never left out; one of an earlier day whose patient is still in the
 * chair stands at the beginning.
 */
public record DayGrid(Board board, List<Integer> hours, List<Row> rows) {

    private static final int EARLIEST = 6;
    private static final int MORNING = 8;
    private static final int EVENING = 18;
    private static final int LATEST = 21;
    private static final int QUARTERS = 4;

    /** One chair's day. */
    public record Row(Board.Chair chair, List<Cell> cells) {}

    /** {@code span} quarters of an hour, free or a visit. */
    public record Cell(int span, @Nullable BoardVisit visit) {}

    static DayGrid of(Board board) {
        var today = board.visits().stream()
                .filter(visit -> !board.isFromBefore(visit))
                .toList();
        int from = today.stream()
                .mapToInt(visit -> at(board, visit.startsAt()).getHour())
                .reduce(MORNING, Math::min);
        int to = today.stream()
                .mapToInt(visit -> at(board, visit.endsAt().minusSeconds(1)).getHour() + 1)
                .reduce(EVENING, Math::max);
        var hours = IntStream.range(Math.max(from, EARLIEST), Math.min(to, LATEST))
                .boxed()
                .toList();
        return new DayGrid(
                board,
                hours,
                board.lines().stream()
                        .map(line -> new Row(line.chair(), cells(board, hours, line.visits())))
                        .toList());
    }

    private static List<Cell> cells(Board board, List<Integer> hours, List<BoardVisit> visits) {
        var shown = withoutOverlaps(visits);
        var cells = new ArrayList<Cell>();
        int quarters = hours.size() * QUARTERS;
        int filled = 0;
        for (int i = 0; i < shown.size(); i++) {
            var visit = shown.get(i);
            // whatever still follows keeps a column of its own
            int last = quarters - (shown.size() - i);
            int from = Math.clamp(first(board, hours, visit), filled, last);
            int to = Math.clamp(end(board, hours, visit), from + 1, last + 1);
            if (from > filled) {
                cells.add(new Cell(from - filled, null));
            }
            cells.add(new Cell(to - from, visit));
            filled = to;
        }
        if (filled < quarters) {
            cells.add(new Cell(quarters - filled, null));
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

    private static int first(Board board, List<Integer> hours, BoardVisit visit) {
        return board.isFromBefore(visit) ? 0 : quarter(at(board, visit.startsAt()), hours);
    }

    /** Of an earlier day it takes two hours, for its words to have room. */
    private static int end(Board board, List<Integer> hours, BoardVisit visit) {
        return board.isFromBefore(visit) ? 2 * QUARTERS : quarter(at(board, visit.endsAt()), hours);
    }

    private static int quarter(LocalTime time, List<Integer> hours) {
        return (time.getHour() - hours.getFirst()) * QUARTERS + time.getMinute() / 15;
    }

    private static LocalTime at(Board board, Instant moment) {
        return moment.atZone(board.zone()).toLocalTime();
    }
}
