package org.chairside.session.vial;

import org.chairside.contracts.StaffId;
import org.jspecify.annotations.Nullable;

/**
 * What one session drew from a vial and where it went; micrograms.
 *
 * @param drawnBy who drew it, and so cannot witness that it was wasted; absent before anything is drawn
 */
public record Draw(
        long drawn, long given, long wasted, @Nullable StaffId drawnBy) {

    /** Drawn, and neither given nor wasted yet. */
    public long unaccounted() {
        return drawn - given - wasted;
    }
}
