package org.chairside.contracts.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When the patient last ate and drank.
 *
 * @param lastAlcoholOrThcAt null if there was none (rule M4), and in events from before it was kept
 */
public record FastingTimes(
        Instant lastFoodAt,
        Instant lastClearLiquidAt,
        @Nullable Instant lastAlcoholOrThcAt) {

    /** Without alcohol or cannabis. */
    public FastingTimes(Instant lastFoodAt, Instant lastClearLiquidAt) {
        this(lastFoodAt, lastClearLiquidAt, null);
    }
}
