/** How events flow: rates, freshness and quarantine per topic and consumer; never what they say. */
@NullMarked
package org.chairside.console.flow;

import org.jspecify.annotations.NullMarked;
