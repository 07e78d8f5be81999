package org.chairside.scheduling.site;

import java.time.ZoneId;
import java.util.Map;
import org.chairside.contracts.ChairId;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.policy.PolicyKey;

/** What can be asked of a site. */
public sealed interface SiteCommand {

    SiteCode site();

    /** Take patients at a new site, under the chain's own policy. */
    record OpenSite(SiteCode site, String name, ZoneId zone, String state) implements SiteCommand {}

    /** Put up one more chair. */
    record AddChair(SiteCode site, ChairId chair, String label) implements SiteCommand {}

    /**
     * Work by other rules from now on.
     *
     * @param differences what is not as the chain's default; what is left out is the default again
     * @param expectedVersion of the policy that the differences were made against
     */
    record PublishPolicy(SiteCode site, Map<PolicyKey, String> differences, int expectedVersion)
            implements SiteCommand {
        public PublishPolicy {
            differences = Map.copyOf(differences);
        }
    }
}
