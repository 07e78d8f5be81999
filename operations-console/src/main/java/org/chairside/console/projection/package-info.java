/** Read models of the chain, built from every service's events and from nothing else. */
@NullMarked
package org.chairside.console.projection;

import org.jspecify.annotations.NullMarked;
