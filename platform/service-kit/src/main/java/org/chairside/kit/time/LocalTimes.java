package org.chairside.kit.time;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import org.chairside.kit.problem.InvalidInput;
import org.jspecify.annotations.Nullable;

/** Turns the local date-times of a clinic into instants, in the one way that cannot book an hour that does not exist or the wrong one of two. */
public final class LocalTimes {

    private LocalTimes() {}

    /**
     * The instant of a local date-time.
     *
     * @param offset which of the two, where clocks go back; elsewhere it may be left out but never be wrong
     * @param pointer where the local date-time stands in the request, such as {@code #/localStart}
     * @throws InvalidInput {@code nonexistent-local-time} with the two nearest valid times, {@code ambiguous-local-time} with both
     *     instants, {@code offset} if the zone does not use this offset then
     */
    public static Instant resolve(LocalDateTime local, ZoneId zone, @Nullable ZoneOffset offset, String pointer) {
        var rules = zone.getRules();
        var valid = rules.getValidOffsets(local);
        if (valid.isEmpty()) {
            throw nonexistent(rules.getTransition(local), pointer);
        }
        if (offset != null) {
            if (!valid.contains(offset)) {
                throw new InvalidInput(
                        pointer, "offset", "the site's zone does not use this offset then; valid: " + valid);
            }
            return local.toInstant(offset);
        }
        if (valid.size() > 1) {
            throw new InvalidInput(
                    pointer,
                    "ambiguous-local-time",
                    "the clock shows this time twice, send the offset: %s is %s, %s is %s"
                            .formatted(
                                    valid.getFirst(),
                                    local.toInstant(valid.getFirst()),
                                    valid.getLast(),
                                    local.toInstant(valid.getLast())));
        }
        return local.toInstant(valid.getFirst());
    }

    /** As above, for a field named {@code localStart}. */
    public static Instant resolve(LocalDateTime local, ZoneId zone, @Nullable ZoneOffset offset) {
        return resolve(local, zone, offset, "#/localStart");
    }

    private static InvalidInput nonexistent(ZoneOffsetTransition gap, String pointer) {
        return new InvalidInput(
                pointer,
                "nonexistent-local-time",
                "the clock skips this time; nearest valid: %s and %s"
                        .formatted(gap.getDateTimeBefore().minusMinutes(1), gap.getDateTimeAfter()));
    }
}
