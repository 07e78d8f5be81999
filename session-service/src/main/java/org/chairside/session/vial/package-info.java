/** The drug ledger: what came in, what was drawn, given and wasted, to the microgram. */
@NullMarked
package org.chairside.session.vial;

import org.jspecify.annotations.NullMarked;
