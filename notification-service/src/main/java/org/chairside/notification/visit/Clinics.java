package org.chairside.notification.visit;

import java.time.ZoneId;
import java.util.Optional;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.policy.SitePolicy;

/** The sites of the chain. */
public interface Clinics {

    Optional<Clinic> find(SiteCode site);

    void opened(SiteCode site, String name, ZoneId zone);

    void worksBy(SitePolicy policy);
}
