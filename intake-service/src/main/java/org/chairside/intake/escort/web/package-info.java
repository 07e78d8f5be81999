/** Escorts over HTTP. */
@NullMarked
package org.chairside.intake.escort.web;

import org.jspecify.annotations.NullMarked;
