package org.chairside.kit.identity;

import java.util.Set;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.StaffId;
import org.chairside.kit.problem.Forbidden;
import org.chairside.kit.problem.NotFound;

/**
 * The person behind a request; a controller method takes it as a parameter.
 *
 * @param licensedStates the US states whose licence the person holds, as {@code NY}; empty for most
 */
public record SignedIn(StaffId id, Set<Role> roles, Set<SiteCode> sites, Set<String> licensedStates) {

    public SignedIn {
        roles = Set.copyOf(roles);
        sites = Set.copyOf(sites);
        licensedStates = Set.copyOf(licensedStates);
    }

    public boolean worksAt(SiteCode site) {
        return sites.contains(site);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /**
     * For a site that the request names itself.
     *
     * @throws Forbidden 403 if the person does not work there
     */
    public void mustWorkAt(SiteCode site) {
        if (!worksAt(site)) {
            throw new Forbidden();
        }
    }

    /**
     * For the site of a thing found by its id.
     *
     * @throws NotFound 404, as for an unknown id, if the person does not work there
     */
    public void mustSee(SiteCode site) {
        if (!worksAt(site)) {
            throw new NotFound();
        }
    }
}
