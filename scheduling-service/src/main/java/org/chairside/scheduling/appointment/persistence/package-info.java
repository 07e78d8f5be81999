/** Appointments in PostgreSQL. */
@NullMarked
package org.chairside.scheduling.appointment.persistence;

import org.jspecify.annotations.NullMarked;
