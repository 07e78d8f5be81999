package org.chairside.intake.dayofcheck;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.EscortId;
import org.jspecify.annotations.Nullable;

/**
 * What the patient answered on arrival.
 *
 * @param lastAlcoholOrThcAt null if the patient said that there was none
 * @param medicationsReattested the patient went through the medication list and said that it is complete
 * @param escort who takes the patient home; null if nobody
 */
public record RecordDayOfCheck(
        AppointmentId appointment,
        Instant lastFoodAt,
        Instant lastClearLiquidAt,
        @Nullable Instant lastAlcoholOrThcAt,
        boolean medicationsReattested,
        @Nullable EscortId escort) {

    /** Two clocks in a clinic are never quite the same. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(2);

    /** The answers that lie ahead, by name: what nobody did yet is no answer. */
    public List<String> ahead(Instant now) {
        var latest = now.plus(CLOCK_TOLERANCE);
        var ahead = new ArrayList<String>();
        if (lastFoodAt.isAfter(latest)) {
            ahead.add("lastFoodAt");
        }
        if (lastClearLiquidAt.isAfter(latest)) {
            ahead.add("lastClearLiquidAt");
        }
        if (lastAlcoholOrThcAt != null && lastAlcoholOrThcAt.isAfter(latest)) {
            ahead.add("lastAlcoholOrThcAt");
        }
        return ahead;
    }

    @Override
    public String toString() {
        return "RecordDayOfCheck[appointment=" + appointment + "]";
    }
}
