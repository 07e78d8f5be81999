/** Registration over HTTP. */
@NullMarked
package org.chairside.intake.patient.web;

import org.jspecify.annotations.NullMarked;
