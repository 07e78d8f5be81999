/** The day at a glance: the chairs of a site and who sits in them. */
@NullMarked
package org.chairside.scheduling.board;

import org.jspecify.annotations.NullMarked;
