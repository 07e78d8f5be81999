/** The endpoints of a service: who is let in, what each declares, and what it therefore refuses. */
@NullMarked
package org.chairside.kit.api;

import org.jspecify.annotations.NullMarked;
