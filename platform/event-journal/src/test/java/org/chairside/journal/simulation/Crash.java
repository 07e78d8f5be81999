package org.chairside.journal.simulation;

/** The process is gone, here and now; an Error, so that nobody's catch for exceptions survives it. */
final class Crash extends Error {

    Crash(String point) {
        super(point, null, false, false);
    }
}
