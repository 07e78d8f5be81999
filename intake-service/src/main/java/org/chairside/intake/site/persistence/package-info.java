/** The local copy of the sites in PostgreSQL. */
@NullMarked
package org.chairside.intake.site.persistence;

import org.jspecify.annotations.NullMarked;
