/** Patients in PostgreSQL. */
@NullMarked
package org.chairside.intake.patient.persistence;

import org.jspecify.annotations.NullMarked;
