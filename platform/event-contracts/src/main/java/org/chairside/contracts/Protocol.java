package org.chairside.contracts;

/** The treatment family that a clearance, a dose cap and an interval belong to. */
public enum Protocol {
    MOOD,
    PAIN,
    MAINTENANCE
}
