package org.chairside.session.staff;

import java.util.Set;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.StaffId;

/**
 * The people who have worked with this service.
 *
 * <p>Whom a body names, as a witness or as the one who ordered, has signed in here lately and is what the rule asks for. That they agree
 * to what is said of them is not known from this: it takes a signature of their own.
 */
public interface Staff {

    /** Somebody made a request, with these roles, for these sites. */
    void seen(StaffId person, Set<String> roles, Set<SiteCode> sites);

    /** The roles of a person who works at the site and made a request in the last 24 hours; empty for anybody else. */
    Set<String> rolesAt(SiteCode site, StaffId person);
}
