package org.chairside.session.vial;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a vial of this chain may hold: Schedule III drugs. The published language has its name in small letters. */
public enum Drug {
    KETAMINE,
    ESKETAMINE;

    /** The drug that a person wrote, in small letters or large. */
    public static Optional<Drug> named(String text) {
        return Arrays.stream(values())
                .filter(drug -> drug.name().equalsIgnoreCase(text.strip()))
                .findFirst();
    }

    /** Whether a pump may give it. Esketamine is no infusion, and has rules of its own. */
    boolean isInfused() {
        return switch (this) {
            case KETAMINE -> true;
            case ESKETAMINE -> false;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
