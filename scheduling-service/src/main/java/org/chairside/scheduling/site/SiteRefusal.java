package org.chairside.scheduling.site;

import org.chairside.contracts.RefusalReason;

/** Why a site stays as it is. */
public enum SiteRefusal implements RefusalReason {
    /** the code is taken */
    SITE_EXISTS,
    /** no such site */
    SITE_UNKNOWN,
    /** the site has a chair of that label */
    LABEL_TAKEN,
    /** somebody else published meanwhile */
    POLICY_CHANGED,
    /** a value is out of the chain's bounds or no value at all, or two contradict each other */
    POLICY_NOT_ACCEPTABLE
}
