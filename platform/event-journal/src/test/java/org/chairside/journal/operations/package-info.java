/** What people do, on a real database and broker. */
@NullMarked
package org.chairside.journal.operations;

import org.jspecify.annotations.NullMarked;
