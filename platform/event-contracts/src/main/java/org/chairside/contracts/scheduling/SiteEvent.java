package org.chairside.contracts.scheduling;

import org.chairside.contracts.SiteCode;

/** A fact about one site; stream {@code site/<code>}. */
public sealed interface SiteEvent permits SiteOpened, ChairAdded, SitePolicyPublished {

    SiteCode site();
}
