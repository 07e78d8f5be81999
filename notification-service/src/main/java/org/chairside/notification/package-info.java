/** Tells people what they must know, at most once per intent. */
@NullMarked
package org.chairside.notification;

import org.jspecify.annotations.NullMarked;
