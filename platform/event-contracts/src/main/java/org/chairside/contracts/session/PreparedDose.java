package org.chairside.contracts.session;

/** What was drawn for whom; micrograms, grams and microlitres, integers only. */
public record PreparedDose(
        long doseMicrograms,
        int weightGrams,
        int microgramsPerKg,
        int concentrationMicrogramsPerMl,
        long volumeMicrolitres) {}
