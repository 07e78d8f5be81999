/** Escorts in PostgreSQL. */
@NullMarked
package org.chairside.intake.escort.persistence;

import org.jspecify.annotations.NullMarked;
