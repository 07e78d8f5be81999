package org.chairside.intake.site;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.policy.SitePolicy;

/** The sites of the chain, as far as scheduling's events have told of them. */
public interface Sites {

    /** A site that is open and has published a policy. */
    Optional<Site> find(SiteCode code);

    /** The states in which the chain has a site. */
    Set<String> states();

    void open(SiteCode code, ZoneId zone, String state);

    void publish(SitePolicy policy);
}
