package org.chairside.scheduling.appointment;

import static java.util.Comparator.naturalOrder;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.chairside.contracts.ChairId;

/**
 * What to offer a patient whose slot is taken.
 *
 * @param chairs those free at the site in that very slot
 * @param starts the next times at which the wanted chair is free for as long, on the same day
 */
public record Alternatives(List<ChairId> chairs, List<ZonedDateTime> starts) {

    private static final int AT_MOST = 3;

    /**
     * @param chairs all chairs of the site
     * @param taken what holds a chair there
     */
    public static Alternatives to(ChairId wanted, Slot slot, List<ChairId> chairs, List<Appointment> taken) {
        var free = chairs.stream().filter(chair -> isFree(chair, slot, taken)).toList();
        var starts = endsOf(wanted, taken)
                .map(slot::movedTo)
                .filter(later -> later.start().isAfter(slot.start()))
                .filter(later -> later.endsOnItsDay() && later.isOn(slot.start()))
                .filter(later -> isFree(wanted, later, taken))
                .map(Slot::zonedStart)
                .sorted(naturalOrder())
                .limit(AT_MOST)
                .toList();
        return new Alternatives(free, starts);
    }

    /** A chair becomes free when a visit ends, so only these moments need to be tried. */
    private static Stream<Instant> endsOf(ChairId chair, List<Appointment> taken) {
        return taken.stream().filter(visit -> visit.chair().equals(chair)).map(visit -> visit.slot()
                .end());
    }

    private static boolean isFree(ChairId chair, Slot slot, List<Appointment> taken) {
        return taken.stream()
                .noneMatch(visit -> visit.chair().equals(chair)
                        && visit.state().holdsChair()
                        && visit.slot().overlaps(slot));
    }
}
