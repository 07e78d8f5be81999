package org.chairside.test.samples.nosy.booking.persistence;

import org.chairside.test.samples.nosy.chair.persistence.ChairRows;

class BookingRows {
    Object chairs = new ChairRows();
}
