/** How a decision becomes rows of the journal. */
@NullMarked
package org.chairside.journal.append;

import org.jspecify.annotations.NullMarked;
