/** Delivery by e-mail. */
@NullMarked
package org.chairside.notification.delivery.mail;

import org.jspecify.annotations.NullMarked;
