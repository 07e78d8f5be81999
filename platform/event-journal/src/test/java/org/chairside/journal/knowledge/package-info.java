/** As of when something is known. */
@NullMarked
package org.chairside.journal.knowledge;

import org.jspecify.annotations.NullMarked;
