/** This service's own copy of what scheduling and intake said, filled in any order. */
@NullMarked
package org.chairside.session.facts;

import org.jspecify.annotations.NullMarked;
