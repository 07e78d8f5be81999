package org.chairside.notification.visit;

import java.time.ZoneId;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.policy.SitePolicy;
import org.jspecify.annotations.Nullable;

/** A site as messages name it, and the rules it works by once they are known. */
public record Clinic(
        SiteCode site, String name, ZoneId zone, @Nullable SitePolicy policy) {}
