/** The standing clearance that a prescriber gives, and what takes it away. */
@NullMarked
package org.chairside.intake.clearance;

import org.jspecify.annotations.NullMarked;
