/** Values that name or reach a person; they print {@code ***}. */
@NullMarked
package org.chairside.contracts.privacy;

import org.jspecify.annotations.NullMarked;
