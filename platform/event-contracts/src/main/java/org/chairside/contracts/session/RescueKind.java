package org.chairside.contracts.session;

/** What a rescue or adjunct medication is for; some kinds lengthen the recovery (rules R2 and R3). */
public enum RescueKind {
    ANTIEMETIC,
    BENZODIAZEPINE,
    ANTIHYPERTENSIVE,
    OPIOID,
    /** flumazenil or naloxone */
    REVERSAL_AGENT,
    OXYGEN,
    OTHER
}
