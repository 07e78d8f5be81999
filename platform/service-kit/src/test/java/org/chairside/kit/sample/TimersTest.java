package org.chairside.kit.sample;

import java.time.Duration;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.chairside.test.ChairsideTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.TaskScheduler;

@ChairsideTest
class TimersTest {

    @Autowired
    private TaskScheduler scheduler;

    @Test
    void a_timer_that_takes_its_time_keeps_no_other_waiting() throws Exception {
        var together = new CyclicBarrier(3);
        var first = scheduler.scheduleWithFixedDelay(() -> meet(together), Duration.ofHours(1));
        var second = scheduler.scheduleWithFixedDelay(() -> meet(together), Duration.ofHours(1));

        together.await(1, TimeUnit.MINUTES);
        first.cancel(false);
        second.cancel(false);
    }

    private static void meet(CyclicBarrier together) {
        try {
            together.await(1, TimeUnit.MINUTES);
        } catch (Exception alone) {
            throw new IllegalStateException(alone);
        }
    }
}
