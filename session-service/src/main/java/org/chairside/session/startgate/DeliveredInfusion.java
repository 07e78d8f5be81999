package org.chairside.session.startgate;

import java.time.Instant;
import org.chairside.contracts.Protocol;

/** Another infusion of this patient, at whatever site. */
public record DeliveredInfusion(Protocol protocol, Instant startedAt) {}
