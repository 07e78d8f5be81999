/** As of when the local copy of others' facts is complete. */
@NullMarked
package org.chairside.journal.knowledge;

import org.jspecify.annotations.NullMarked;
