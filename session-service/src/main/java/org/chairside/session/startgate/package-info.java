/** Whether an infusion may start, and every rule that keeps it from starting. */
@NullMarked
package org.chairside.session.startgate;

import org.jspecify.annotations.NullMarked;
