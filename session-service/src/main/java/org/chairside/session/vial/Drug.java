package org.chairside.session.vial;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a vial of this chain may hold: Schedule III drugs. The published language has its name in small letters. */
public enum Drug {
    KETAMINE,
    ESKETAMINE;

    /** Whether this drug is made so. A slip between two concentrations is a tenfold dose; what lies between them is in no vial. */
    public boolean comesAt(int microgramsPerMl) {
        return switch (this) {
            case KETAMINE -> Set.of(10_000, 50_000, 100_000).contains(microgramsPerMl);
            // the nasal spray: 28 mg in 0.2 mL
            case ESKETAMINE -> microgramsPerMl == 140_000;
        };
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
