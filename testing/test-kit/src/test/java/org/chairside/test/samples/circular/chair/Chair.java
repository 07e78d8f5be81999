package org.chairside.test.samples.circular.chair;

import org.chairside.test.samples.circular.booking.Booking;

public record Chair(Booking booking) {}
