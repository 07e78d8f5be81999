/** Takes requested messages, writes them in the patient's language and hands them to the provider. */
@NullMarked
package org.chairside.notification.delivery.worker;

import org.jspecify.annotations.NullMarked;
