/** What patients were given, wherever in the chain: it locks their signatures and makes an old attestation worthless. */
@NullMarked
package org.chairside.intake.treatment;

import org.jspecify.annotations.NullMarked;
