/** The chair board: every chair of every site, live. */
@NullMarked
package org.chairside.console.board;

import org.jspecify.annotations.NullMarked;
