/** One patient, one chair, one slot: from booking to the way home. */
@NullMarked
package org.chairside.scheduling.appointment;

import org.jspecify.annotations.NullMarked;
