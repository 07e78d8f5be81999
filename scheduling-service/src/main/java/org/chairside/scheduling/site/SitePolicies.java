package org.chairside.scheduling.site;

import org.chairside.contracts.SiteCode;
import org.chairside.contracts.policy.SitePolicy;

/** The policy each site works by. */
public interface SitePolicies {

    /** The one in force; every open site has one. */
    SitePolicy current(SiteCode site);
}
