/** How a requested message goes out, or why it does not. */
@NullMarked
package org.chairside.notification.delivery;

import org.jspecify.annotations.NullMarked;
