package org.chairside.session.vitals;

import java.time.Instant;
import org.chairside.contracts.session.Vitals;
import org.chairside.contracts.session.VitalsSource;

/** One charted set of vitals. */
public record Reading(Instant takenAt, VitalsSource source, Vitals vitals) {}
