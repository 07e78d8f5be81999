package org.chairside.test.samples.mingled.chair.persistence;

public class ChairRows {}
