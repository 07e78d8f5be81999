/** Messages in PostgreSQL. */
@NullMarked
package org.chairside.notification.message.persistence;

import org.jspecify.annotations.NullMarked;
