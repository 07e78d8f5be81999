package org.chairside.session.session;

import org.chairside.session.startgate.DoseSignOff;
import org.chairside.session.startgate.Prepared;
import org.jspecify.annotations.Nullable;

/**
 * What was made ready before the start.
 *
 * @param signOff of a second prescriber, for a high dose (rule D1)
 * @param drawn the dose; absent until it is drawn
 */
public record Preparation(
        @Nullable DoseSignOff signOff, @Nullable Prepared drawn) {

    static final Preparation NONE = new Preparation(null, null);

    Preparation signedOff(DoseSignOff by) {
        return new Preparation(by, drawn);
    }

    Preparation drawn(Prepared dose) {
        return new Preparation(signOff, dose);
    }

    /** A sign-off names a highest dose, whatever is drawn; it stands. */
    Preparation discarded() {
        return new Preparation(signOff, null);
    }
}
