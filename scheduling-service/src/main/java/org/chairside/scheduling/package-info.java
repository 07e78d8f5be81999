/** Sites, chairs and appointments: who comes where, when, and under which rules. */
@NullMarked
package org.chairside.scheduling;

import org.jspecify.annotations.NullMarked;
