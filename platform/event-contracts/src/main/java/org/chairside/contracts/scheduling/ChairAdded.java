package org.chairside.contracts.scheduling;

import org.chairside.contracts.ChairId;
import org.chairside.contracts.SiteCode;

/** A chair can be booked. */
public record ChairAdded(SiteCode site, ChairId chairId, String label) implements SiteEvent {}
