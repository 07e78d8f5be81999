/** Sites in PostgreSQL. */
@NullMarked
package org.chairside.scheduling.site.persistence;

import org.jspecify.annotations.NullMarked;
