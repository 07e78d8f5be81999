package org.chairside.scheduling.appointment;

import static java.util.Comparator.naturalOrder;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.chairside.contracts.ChairId;
import org.chairside.contracts.Decision.Accepted;
import org.chairside.scheduling.site.PoliciesInForce;

/**
 * What to offer a patient whose slot is taken.
 *
 * @param chairs those free at the site in that very slot
 * @param starts the next times at which this patient could be booked into the wanted chair, on the same day
 */
public record Alternatives(List<ChairId> chairs, List<ZonedDateTime> starts) {

    private static final int AT_MOST = 3;

    /**
     * @param diary of the wanted chair and the patient
     * @param chairs all chairs of the site
     * @param taken what holds a chair there
     */
    static Alternatives to(
            BookAppointment wanted,
            Diary diary,
            PoliciesInForce policies,
            List<ChairId> chairs,
            List<Appointment> taken,
            Instant now) {
        var slot = wanted.slot(policies.at(wanted.site()));
        var free = chairs.stream().filter(chair -> isFree(chair, slot, taken)).toList();
        // a chair becomes free when a visit ends, so only these moments need to be tried
        var starts = diary.ofChair().stream()
                .map(visit -> wanted.startingAt(visit.slot().end()))
                .filter(other -> other.isLaterOnTheDayOf(wanted))
                .filter(other -> BookingRules.decide(other, diary, policies, Optional.empty(), now) instanceof Accepted)
                .map(BookAppointment::start)
                .sorted(naturalOrder())
                .limit(AT_MOST)
                .toList();
        return new Alternatives(free, starts);
    }

    private static boolean isFree(ChairId chair, Slot slot, List<Appointment> taken) {
        return taken.stream()
                .noneMatch(visit -> visit.chair().equals(chair)
                        && visit.state().holdsChair()
                        && visit.slot().overlaps(slot));
    }
}
