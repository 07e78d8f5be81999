/** What scheduling told of the sites: zone, state, policy. */
@NullMarked
package org.chairside.intake.site;

import org.jspecify.annotations.NullMarked;
