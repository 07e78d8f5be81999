/** The people in PostgreSQL. */
@NullMarked
package org.chairside.session.staff.persistence;

import org.jspecify.annotations.NullMarked;
