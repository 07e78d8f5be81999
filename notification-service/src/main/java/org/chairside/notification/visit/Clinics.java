package org.chairside.notification.visit;

import java.util.Optional;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.policy.SitePolicy;

/** The sites of the chain. */
public interface Clinics {

    Optional<Clinic> find(SiteCode site);

    /** @param state the US state whose licences count there */
    void opened(SiteCode site, String name, String state);

    void worksBy(SitePolicy policy);
}
