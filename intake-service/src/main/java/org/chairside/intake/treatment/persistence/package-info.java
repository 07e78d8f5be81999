/** Treatments in PostgreSQL. */
@NullMarked
package org.chairside.intake.treatment.persistence;

import org.jspecify.annotations.NullMarked;
