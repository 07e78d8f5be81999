/** Consents in PostgreSQL. */
@NullMarked
package org.chairside.intake.consent.persistence;

import org.jspecify.annotations.NullMarked;
