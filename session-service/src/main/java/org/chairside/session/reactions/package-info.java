/** What this service does about the events of others. */
@NullMarked
package org.chairside.session.reactions;

import org.jspecify.annotations.NullMarked;
