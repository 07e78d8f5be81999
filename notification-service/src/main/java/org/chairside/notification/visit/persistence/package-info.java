/** Visit facts in PostgreSQL. */
@NullMarked
package org.chairside.notification.visit.persistence;

import org.jspecify.annotations.NullMarked;
