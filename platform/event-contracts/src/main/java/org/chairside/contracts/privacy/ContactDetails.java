package org.chairside.contracts.privacy;

import org.jspecify.annotations.Nullable;

/** How to reach a person: what notification-service needs and nobody else may read. */
public record ContactDetails(
        PersonName name,
        @Nullable EmailAddress email,
        @Nullable Phone phone) {}
