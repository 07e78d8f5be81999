/** What scheduling told of the visits that patients have ahead. */
@NullMarked
package org.chairside.intake.booking;

import org.jspecify.annotations.NullMarked;
