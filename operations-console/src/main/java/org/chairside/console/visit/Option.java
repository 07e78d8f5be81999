package org.chairside.console.visit;

/** Something a person can pick: what is sent, and what they read. */
record Option(String value, String label) {}
