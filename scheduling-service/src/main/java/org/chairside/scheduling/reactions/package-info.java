/** What scheduling does when another service tells of a fact. */
@NullMarked
package org.chairside.scheduling.reactions;

import org.jspecify.annotations.NullMarked;
