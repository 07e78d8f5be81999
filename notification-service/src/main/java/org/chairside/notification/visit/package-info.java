/** What others said about visits, patients and sites, as far as messages need it. */
@NullMarked
package org.chairside.notification.visit;

import org.jspecify.annotations.NullMarked;
