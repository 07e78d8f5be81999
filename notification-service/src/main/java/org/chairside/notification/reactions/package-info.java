/** What this service does about other services' events. */
@NullMarked
package org.chairside.notification.reactions;

import org.jspecify.annotations.NullMarked;
