package org.chairside.scheduling.site;

import java.util.Map;
import java.util.Objects;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.policy.SitePolicy;

/** What several sites work by at one moment. */
public record PoliciesInForce(Map<SiteCode, SitePolicy> bySite) {

    public PoliciesInForce {
        bySite = Map.copyOf(bySite);
    }

    public SitePolicy at(SiteCode site) {
        return Objects.requireNonNull(bySite.get(site), "an open site has a policy");
    }
}
