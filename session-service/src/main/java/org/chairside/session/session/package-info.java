/** One session from check-in to discharge. */
@NullMarked
package org.chairside.session.session;

import org.jspecify.annotations.NullMarked;
