/** Vials over HTTP. */
@NullMarked
package org.chairside.session.vial.web;

import org.jspecify.annotations.NullMarked;
