/** Looks at the clock on behalf of the sessions that must be watched. */
@NullMarked
package org.chairside.session.session.watch;

import org.jspecify.annotations.NullMarked;
