package org.chairside.session.vial;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a vial of this chain may hold: Schedule III drugs. The published language has its name in small letters. */
public enum Drug {
    KETAMINE,
    ESKETAMINE;

    /** In micrograms per millilitre. A slip between these is a tenfold dose; what lies between them exists in no vial. */
    private static final Set<Integer> CONCENTRATIONS = Set.of(10_000, 50_000, 100_000);

    /** Whether vials are made of such a concentration. */
    public static boolean comesAt(int microgramsPerMl) {
        return CONCENTRATIONS.contains(microgramsPerMl);
    }

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
