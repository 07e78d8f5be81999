/** What a service says to the journal and hears from the inbox; everything behind it is package-private or in its own room. */
@NullMarked
package org.chairside.journal;

import org.jspecify.annotations.NullMarked;
