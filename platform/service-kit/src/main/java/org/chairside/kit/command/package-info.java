/** What surrounds a command: idempotency keys and expected versions. */
@NullMarked
package org.chairside.kit.command;

import org.jspecify.annotations.NullMarked;
