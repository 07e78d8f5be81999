/** Patients and what must be known and agreed before they are treated. */
@NullMarked
package org.chairside.intake;

import org.jspecify.annotations.NullMarked;
