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
 */
public record Board(
        String site,
        String name,
        ZoneId zone,
        LocalDate day,
        Instant now,
        List<Chair> chairs,
        List<BoardVisit> visits) {

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

    public long inChair() {
        return visits.stream().filter(visit -> visit.state().isInChair()).count();
    }

    public long toCome() {
        return visits.stream()
                .filter(visit -> !visit.state().isOver() && !visit.state().isInChair())
                .count();
    }

    public long alarms() {
        return visits.stream().filter(BoardVisit::alarms).count();
    }
}
