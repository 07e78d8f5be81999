package org.chairside.journal.example;

/** A fact about a lamp, of which only the last matters. */
public sealed interface LampEvent permits LampLit {}
