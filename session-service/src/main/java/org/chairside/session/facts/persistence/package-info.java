/** The copy in PostgreSQL. */
@NullMarked
package org.chairside.session.facts.persistence;

import org.jspecify.annotations.NullMarked;
