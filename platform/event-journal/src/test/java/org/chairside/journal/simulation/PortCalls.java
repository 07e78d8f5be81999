package org.chairside.journal.simulation;

/** Hears of every call of a port before and after it; may throw, as a crash would. */
@FunctionalInterface
public interface PortCalls {

    PortCalls QUIET = _ -> {};

    /** @param point such as {@code before settle} */
    void at(String point);
}
