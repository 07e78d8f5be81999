package org.chairside.session.facts;

import java.time.ZoneId;
import org.chairside.contracts.SiteCode;

/** A site that scheduling opened. */
public record KnownSite(SiteCode code, ZoneId zone, String state) {}
