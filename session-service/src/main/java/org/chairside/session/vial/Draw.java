package org.chairside.session.vial;

/** What one session drew from a vial and where it went; micrograms. */
public record Draw(long drawn, long given, long wasted) {

    /** Drawn, and neither given nor wasted yet. */
    public long unaccounted() {
        return drawn - given - wasted;
    }
}
