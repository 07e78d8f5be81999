/** Medication lists in PostgreSQL. */
@NullMarked
package org.chairside.intake.medication.persistence;

import org.jspecify.annotations.NullMarked;
