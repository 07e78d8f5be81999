/** The local copy of the bookings in PostgreSQL. */
@NullMarked
package org.chairside.intake.booking.persistence;

import org.jspecify.annotations.NullMarked;
