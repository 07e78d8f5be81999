package org.chairside.intake.dayofcheck;

import java.time.Instant;
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

    @Override
    public String toString() {
        return "RecordDayOfCheck[appointment=" + appointment + "]";
    }
}
