/** Appointments over HTTP. */
@NullMarked
package org.chairside.scheduling.appointment.web;

import org.jspecify.annotations.NullMarked;
