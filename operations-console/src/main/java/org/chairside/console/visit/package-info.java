/** The pages on which a visit is done: patient, booking, clearance, check, chair, discharge. */
@NullMarked
package org.chairside.console.visit;

import org.jspecify.annotations.NullMarked;
