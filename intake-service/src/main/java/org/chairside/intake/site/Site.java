package org.chairside.intake.site;

import java.time.ZoneId;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.policy.SitePolicy;

/**
 * One clinic site as scheduling told of it.
 *
 * @param state the US state whose licences count there
 * @param policy the one the site works by now
 */
public record Site(SiteCode code, ZoneId zone, String state, SitePolicy policy) {}
