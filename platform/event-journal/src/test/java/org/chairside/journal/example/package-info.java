/** A small published language for the journal's own tests. */
@NullMarked
package org.chairside.journal.example;

import org.jspecify.annotations.NullMarked;
