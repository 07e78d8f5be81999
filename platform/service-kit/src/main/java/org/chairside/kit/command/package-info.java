/** What surrounds a command: its transaction, its idempotency key, its answer. */
@NullMarked
package org.chairside.kit.command;

import org.jspecify.annotations.NullMarked;
