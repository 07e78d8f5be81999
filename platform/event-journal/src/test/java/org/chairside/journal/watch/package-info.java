/** Figures and missing events. */
@NullMarked
package org.chairside.journal.watch;

import org.jspecify.annotations.NullMarked;
