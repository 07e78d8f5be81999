package org.chairside.session.discharge;

import java.time.Instant;
import org.chairside.contracts.session.DischargeScore;

/** A discharge score and when it was taken. */
public record ScoredDischarge(Instant at, DischargeScore score) {}
