/** The feature: one message, what may become of it, and who decides. */
@NullMarked
package org.chairside.notification.message;

import org.jspecify.annotations.NullMarked;
