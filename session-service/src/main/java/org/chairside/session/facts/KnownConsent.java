package org.chairside.session.facts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A consent to one protocol; {@code withdrawnAt} if the patient took it back. */
public record KnownConsent(Instant signedAt, @Nullable Instant withdrawnAt) {}
