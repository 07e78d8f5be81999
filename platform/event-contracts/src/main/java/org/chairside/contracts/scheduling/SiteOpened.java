package org.chairside.contracts.scheduling;

import java.time.ZoneId;
import org.chairside.contracts.SiteCode;

/**
 * A site takes patients.
 *
 * @param zone the zone its clocks show
 * @param state the US state whose licences and registrations count there
 */
public record SiteOpened(SiteCode site, String name, ZoneId zone, String state) implements SiteEvent {}
