/** What the HTTP side of every service shares; a service has it by having this module on its class path. */
@NullMarked
package org.chairside.kit;

import org.jspecify.annotations.NullMarked;
