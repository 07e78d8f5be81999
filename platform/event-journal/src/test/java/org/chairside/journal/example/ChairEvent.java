package org.chairside.journal.example;

/** A fact about a chair. */
public sealed interface ChairEvent permits ChairTaken, ChairFreed {}
