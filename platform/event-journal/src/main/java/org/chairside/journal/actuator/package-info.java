/** The operations as actuator endpoints: what is read needs {@code flows.read}, what is done {@code flows.operate}. */
@NullMarked
package org.chairside.journal.actuator;

import org.jspecify.annotations.NullMarked;
