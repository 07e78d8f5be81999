/** Sessions in PostgreSQL. */
@NullMarked
package org.chairside.session.session.persistence;

import org.jspecify.annotations.NullMarked;
