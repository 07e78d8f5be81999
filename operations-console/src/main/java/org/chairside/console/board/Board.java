package org.chairside.console.board;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * One site on one of its days.
 *
 * @param now the clinic's time, by which minutes are counted
 * @param hidden patients of whom an event stands aside and no visit is shown at all
 */
public record Board(
        String site,
        String name,
        ZoneId zone,
        LocalDate day,
        Instant now,
        List<Chair> chairs,
        List<BoardVisit> visits,
        long hidden) {

    /** One chair. */
    public record Chair(UUID id, String label) {}

    /** A chair and who sits in it, in the order of the day. */
    public record Line(Chair chair, List<BoardVisit> visits) {}

    public List<Line> lines() {
        return chairs.stream()
                .map(chair -> new Line(
                        chair,
                        visits.stream()
                                .filter(visit -> visit.chair().equals(chair.id()))
                                .sorted(Comparator.comparing(BoardVisit::startsAt))
                                .toList()))
                .toList();
    }

    /** Whether somebody came on an earlier day and has not been let go. */
    public boolean isFromBefore(BoardVisit visit) {
        return visit.startsAt().atZone(zone).toLocalDate().isBefore(day);
    }

    public long inChair() {
        return visits.stream().filter(visit -> visit.state().isInChair()).count();
    }

    public long toCome() {
        return visits.stream()
                .filter(visit -> !visit.state().isOver() && !visit.state().isInChair())
                .count();
    }

    /** Visits that may not be as they are shown here, and such as may be missing. */
    public long incomplete() {
        return hidden + visits.stream().filter(BoardVisit::incomplete).count();
    }

    public long alarms() {
        return visits.stream().filter(BoardVisit::isAlarming).count();
    }
}
