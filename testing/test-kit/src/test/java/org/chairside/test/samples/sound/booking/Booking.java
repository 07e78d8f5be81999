package org.chairside.test.samples.sound.booking;

import org.chairside.test.samples.sound.chair.Chair;

record Booking(Chair chair) {}
