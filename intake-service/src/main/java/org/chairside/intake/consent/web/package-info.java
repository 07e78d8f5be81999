/** Consents over HTTP. */
@NullMarked
package org.chairside.intake.consent.web;

import org.jspecify.annotations.NullMarked;
