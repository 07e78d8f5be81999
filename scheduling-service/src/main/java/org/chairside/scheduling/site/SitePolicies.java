package org.chairside.scheduling.site;

import java.util.Set;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.contracts.scheduling.SitePolicyPublished;

/** The policies each site works and has worked by; none is ever changed or forgotten, for decisions name the one they used. */
public interface SitePolicies {

    /** The one in force; every open site has one. */
    SitePolicy current(SiteCode site);

    /** Those in force at several sites. */
    PoliciesInForce current(Set<SiteCode> sites);

    void add(SitePolicyPublished published);
}
