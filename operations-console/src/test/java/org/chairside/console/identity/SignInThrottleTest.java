package org.chairside.console.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {

    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-02T14:00:00Z"));
    final SignInThrottle throttle = new SignInThrottle(now::get);

    @Test
    void one_account_is_guessed_at_five_times_a_minute_from_one_address() {
        guess(5, "nurse.roc", "10.0.0.1");

        assertThat(throttle.allows("nurse.roc", "10.0.0.1")).isFalse();
    }

    @Test
    void who_is_guessed_at_signs_in_from_elsewhere_all_the_same() {
        for (int address = 1; address <= 200; address++) {
            guess(6, "nurse.roc", "10.0.1." + address);
        }

        assertThat(throttle.allows("nurse.roc", "10.0.0.1")).isTrue();
    }

    @Test
    void colleagues_behind_one_address_are_not_kept_out_by_one_who_guesses() {
        guess(40, "nurse.roc", "10.0.0.1");

        assertThat(throttle.allows("nurse2.roc", "10.0.0.1")).isTrue();
    }

    @Test
    void one_address_guesses_fifty_times_a_minute_at_whomever() {
        for (int account = 1; account <= 50; account++) {
            assertThat(throttle.allows("person" + account, "10.0.0.1")).isTrue();
        }

        assertThat(throttle.allows("person51", "10.0.0.1")).isFalse();
        assertThat(throttle.allows("person51", "10.0.0.2")).isTrue();
    }

    @Test
    void a_minute_later_it_may_be_tried_again() {
        for (int attempt = 1; attempt <= 6; attempt++) {
            throttle.allows("nurse.roc", "10.0.0.1");
        }
        now.updateAndGet(then -> then.plusSeconds(61));
        assertThat(throttle.allows("nurse.roc", "10.0.0.1")).isTrue();
    }

    @Test
    void signing_in_and_out_all_day_is_not_guessing() {
        for (int attempt = 1; attempt <= 50; attempt++) {
            assertThat(throttle.allows("nurse.roc", "10.0.0.1")).isTrue();
            throttle.succeeded("nurse.roc", "10.0.0.1");
        }
    }

    /** Else whoever is refused already would push others' counts out with names of their own making. */
    @Test
    void what_is_refused_is_not_remembered() {
        for (int account = 1; account <= 50; account++) {
            throttle.allows("person" + account, "10.0.0.1");
        }
        var before = throttle.keys();

        for (int account = 51; account <= 500; account++) {
            assertThat(throttle.allows("person" + account, "10.0.0.1")).isFalse();
        }

        assertThat(throttle.keys()).isEqualTo(before);
    }

    private void guess(int times, String account, String address) {
        for (int attempt = 1; attempt <= times; attempt++) {
            throttle.allows(account, address);
        }
    }
}
