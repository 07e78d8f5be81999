package org.chairside.scheduling.site;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.chairside.contracts.SiteCode;
import org.jspecify.annotations.Nullable;

/** The sites of the chain. */
public interface Sites {

    Optional<Site> find(SiteCode code);

    /** Finds one and keeps everybody else from changing it until the transaction ends. */
    Optional<Site> lock(SiteCode code);

    /** Those of the given codes that are open, by code. */
    List<Site> among(Collection<SiteCode> codes);

    /**
     * Writes the state after a decision.
     *
     * @param before as it was loaded; null for a new site
     */
    void save(@Nullable Site before, Site after);
}
