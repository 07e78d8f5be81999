/** One key per patient: what travels of a patient's data is sealed under it, and unreadable once it is destroyed. */
@NullMarked
package org.chairside.keys;

import org.jspecify.annotations.NullMarked;
