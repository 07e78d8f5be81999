/** The board over HTTP. */
@NullMarked
package org.chairside.scheduling.board.web;

import org.jspecify.annotations.NullMarked;
