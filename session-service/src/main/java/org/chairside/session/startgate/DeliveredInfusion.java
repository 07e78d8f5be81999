package org.chairside.session.startgate;

import java.time.Instant;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.SiteCode;

/** Another infusion of this patient, and where it was. */
public record DeliveredInfusion(Protocol protocol, Instant startedAt, SiteCode site) {}
