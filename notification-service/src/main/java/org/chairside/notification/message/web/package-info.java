/** Messages over HTTP. */
@NullMarked
package org.chairside.notification.message.web;

import org.jspecify.annotations.NullMarked;
