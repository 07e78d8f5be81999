/** Medication lists over HTTP. */
@NullMarked
package org.chairside.intake.medication.web;

import org.jspecify.annotations.NullMarked;
