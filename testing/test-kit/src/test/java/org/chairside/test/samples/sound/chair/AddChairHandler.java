package org.chairside.test.samples.sound.chair;

import org.springframework.stereotype.Service;

@Service
class AddChairHandler {
    Chair handle(String label) {
        return new Chair(label);
    }
}
