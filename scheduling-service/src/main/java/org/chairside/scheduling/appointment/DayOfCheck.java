package org.chairside.scheduling.appointment;

import java.time.Instant;
import java.util.List;

/** What the nurse's check of the day came to, as far as it moves the visit. It may be known before the front desk checks in. */
public sealed interface DayOfCheck {

    /** Whether the patient can be taken to the chair by this check. */
    default boolean holds(Instant now) {
        return this instanceof Passed(var validUntil) && now.isBefore(validUntil);
    }

    /** Everything is in order, for a patient who is here before {@code validUntil}. */
    record Passed(Instant validUntil) implements DayOfCheck {}

    /** Something is not in order yet; the check may be repeated. */
    record Failed() implements DayOfCheck {}

    /** A hard rule excludes treatment today. */
    record Excluded(List<String> reasons) implements DayOfCheck {
        public Excluded {
            reasons = List.copyOf(reasons);
        }
    }
}
