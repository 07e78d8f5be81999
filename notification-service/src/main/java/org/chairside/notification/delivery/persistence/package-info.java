/** Delivery attempts in PostgreSQL. */
@NullMarked
package org.chairside.notification.delivery.persistence;

import org.jspecify.annotations.NullMarked;
