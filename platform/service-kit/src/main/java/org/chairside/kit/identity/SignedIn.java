package org.chairside.kit.identity;

import java.util.Set;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.StaffId;

/** The person behind a request; a controller method takes it as a parameter. */
public record SignedIn(StaffId id, Set<Role> roles, Set<SiteCode> sites) {

    public boolean worksAt(SiteCode site) {
        return sites.contains(site);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }
}
