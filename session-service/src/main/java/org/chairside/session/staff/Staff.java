package org.chairside.session.staff;

import java.util.Optional;
import java.util.Set;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.StaffId;

/**
 * The people who have worked with this service.
 *
 * <p>Whom a body names as the one who ordered has signed in here lately and is what the rule asks for. That they agree to what is said of
 * them is not known from this: they order by telephone.
 */
public interface Staff {

    /** Somebody made a request, being this for these sites. */
    void seen(StaffId person, Colleague as, Set<SiteCode> sites);

    /** A person who works at the site and made a request in the last 24 hours; empty for anybody else. */
    Optional<Colleague> at(SiteCode site, StaffId person);
}
