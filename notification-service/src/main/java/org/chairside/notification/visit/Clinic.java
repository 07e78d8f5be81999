package org.chairside.notification.visit;

import org.chairside.contracts.policy.SitePolicy;
import org.jspecify.annotations.Nullable;

/** A site as messages name it, and the rules it works by once they are known. */
public record Clinic(String name, @Nullable SitePolicy policy) {}
