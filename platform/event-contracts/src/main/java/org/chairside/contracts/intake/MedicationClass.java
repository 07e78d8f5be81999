package org.chairside.contracts.intake;

/** What a medication means for ketamine (rules M1 and M2). */
public enum MedicationClass {
    THEOPHYLLINE_OR_AMINOPHYLLINE,
    BENZODIAZEPINE,
    OPIOID,
    MAOI,
    STIMULANT,
    OTHER_CNS_DEPRESSANT,
    RECREATIONAL,
    OTHER
}
