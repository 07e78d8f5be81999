package org.chairside.contracts.intake;

/** How much a cleared patient may receive. */
public record ClearanceLimits(int maxDoseMicrogramsPerKg) {}
