package org.chairside.test.samples.sound.chair;

public record Chair(String label) {}
