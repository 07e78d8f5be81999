package org.chairside.contracts.scheduling;

import java.util.Map;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.policy.PolicyKey;

/** The site works by this policy from now on; complete, not a difference. */
public record SitePolicyPublished(SiteCode site, int version, Map<PolicyKey, String> values) implements SiteEvent {}
