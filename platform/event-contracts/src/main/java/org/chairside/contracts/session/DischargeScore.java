package org.chairside.contracts.session;

/** Scores before release: Aldrete 0 to 10, PADSS 0 to 10. */
public record DischargeScore(int aldrete, int padss) {}
