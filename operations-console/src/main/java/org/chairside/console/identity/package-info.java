/** Who may sign in, how a session ends, and the keys and tokens by which the services know a person. */
@NullMarked
package org.chairside.console.identity;

import org.jspecify.annotations.NullMarked;
