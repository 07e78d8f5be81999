package org.chairside.intake.booking;

import java.time.Instant;
import org.chairside.contracts.SiteCode;
import org.jspecify.annotations.Nullable;

/**
 * An infusion that a patient was given, at whatever site.
 *
 * @param restrictedUntil when the patient may drive, work and sign again, as the discharge said; null before it
 */
public record Infusion(
        SiteCode site, Instant began, @Nullable Instant restrictedUntil) {}
