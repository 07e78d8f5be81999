/** Who a patient is: the one place where a token and a person meet. */
@NullMarked
package org.chairside.intake.patient;

import org.jspecify.annotations.NullMarked;
