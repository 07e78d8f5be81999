package org.chairside.test.samples.mingled.chair.web;

import org.chairside.test.samples.mingled.chair.persistence.ChairRows;

class ChairController {
    Object chairs = new ChairRows();
}
