/** Vials in PostgreSQL. */
@NullMarked
package org.chairside.session.vial.persistence;

import org.jspecify.annotations.NullMarked;
