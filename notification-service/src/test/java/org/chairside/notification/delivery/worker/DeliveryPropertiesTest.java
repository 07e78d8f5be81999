package org.chairside.notification.delivery.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeliveryPropertiesTest {

    @Test
    void abandoned_after_is_at_least_twice_the_send_deadline() {
        assertThat(with(Duration.ofSeconds(60), Duration.ofMinutes(2)).abandonedAfter())
                .isEqualTo(Duration.ofMinutes(2));
        assertThatThrownBy(() -> with(Duration.ofSeconds(60).plusMillis(1), Duration.ofMinutes(2)))
                .hasMessageContaining("abandoned");
    }

    private static DeliveryProperties with(Duration sendDeadline, Duration abandonedAfter) {
        var zero = Duration.ZERO;
        return new DeliveryProperties(sendDeadline, abandonedAfter, zero, zero, zero, 1, 1);
    }
}
