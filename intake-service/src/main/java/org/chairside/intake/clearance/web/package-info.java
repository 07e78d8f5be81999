/** Clearances over HTTP. */
@NullMarked
package org.chairside.intake.clearance.web;

import org.jspecify.annotations.NullMarked;
