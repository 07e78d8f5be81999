package org.chairside.test.samples.sound.chair.web;

import org.chairside.test.samples.sound.chair.Chair;

class ChairController {
    Chair chair = new Chair("window");
}
