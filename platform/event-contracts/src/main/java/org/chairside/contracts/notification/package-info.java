/** Facts that notification-service tells: what was said to whom, or why not. */
@NullMarked
package org.chairside.contracts.notification;

import org.jspecify.annotations.NullMarked;
