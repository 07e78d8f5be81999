/** Facts that scheduling-service tells: sites, chairs, appointments. */
@NullMarked
package org.chairside.contracts.scheduling;

import org.jspecify.annotations.NullMarked;
