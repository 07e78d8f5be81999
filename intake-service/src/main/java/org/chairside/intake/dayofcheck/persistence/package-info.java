/** Day-of checks in PostgreSQL. */
@NullMarked
package org.chairside.intake.dayofcheck.persistence;

import org.jspecify.annotations.NullMarked;
