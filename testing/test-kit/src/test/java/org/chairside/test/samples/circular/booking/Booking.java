package org.chairside.test.samples.circular.booking;

import org.chairside.test.samples.circular.chair.Chair;

public record Booking(Chair chair) {}
