/** Sites, their chairs and the policy each works by. */
@NullMarked
package org.chairside.scheduling.site;

import org.jspecify.annotations.NullMarked;
