package org.chairside.scheduling.site;

import org.chairside.contracts.ChairId;

/** One infusion chair, and what stands on its sign. */
public record Chair(ChairId id, String label) {}
