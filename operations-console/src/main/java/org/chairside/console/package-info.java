/** The web of a chain: staff pages, flow pages for ops teams, and the sign-in for both. */
@NullMarked
package org.chairside.console;

import org.jspecify.annotations.NullMarked;
