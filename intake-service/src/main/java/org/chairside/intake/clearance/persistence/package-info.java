/** Clearances in PostgreSQL. */
@NullMarked
package org.chairside.intake.clearance.persistence;

import org.jspecify.annotations.NullMarked;
