/** Day-of checks over HTTP. */
@NullMarked
package org.chairside.intake.dayofcheck.web;

import org.jspecify.annotations.NullMarked;
