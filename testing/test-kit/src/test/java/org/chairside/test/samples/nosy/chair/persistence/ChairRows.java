package org.chairside.test.samples.nosy.chair.persistence;

public class ChairRows {}
