package org.chairside.contracts.intake;

import java.time.Instant;

/** When the patient last ate and drank. */
public record FastingTimes(Instant lastFoodAt, Instant lastClearLiquidAt) {}
