/** What every service means by the same word: ids, decisions, and data that travels sealed. */
@NullMarked
package org.chairside.contracts;

import org.jspecify.annotations.NullMarked;
