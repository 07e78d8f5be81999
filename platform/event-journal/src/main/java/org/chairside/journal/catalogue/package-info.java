/** Which topics there are, who owns them, and which record stands for which wire type; read as data. */
@NullMarked
package org.chairside.journal.catalogue;

import org.jspecify.annotations.NullMarked;
