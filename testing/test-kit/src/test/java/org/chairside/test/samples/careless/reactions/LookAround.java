package org.chairside.test.samples.careless.reactions;

import org.springframework.scheduling.annotation.Scheduled;

final class LookAround {

    @Scheduled(fixedDelay = 1000)
    void look() {}
}
