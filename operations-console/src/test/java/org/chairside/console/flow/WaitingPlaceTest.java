package org.chairside.console.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import org.chairside.console.flow.FlowFigures.Edge;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an ops person reads first: which service, what about it, and how many flows. */
class WaitingPlaceTest {

    @Test
    void while_every_flow_is_up_to_date_events_wait_nowhere() {
        assertThat(WaitingPlace.among(List.of(knows("intake", "session", 0), knows("intake", "console", 10))))
                .isEmpty();
    }

    @Test
    void of_one_late_listener_the_listener_is_to_blame() {
        assertThat(WaitingPlace.among(List.of(
                        knows("intake", "session", 11),
                        knows("scheduling", "session", 90),
                        knows("intake", "console", 0),
                        knows("scheduling", "console", 0))))
                .extracting(WaitingPlace::service, WaitingPlace::how, WaitingPlace::flows, WaitingPlaceTest::behind)
                .containsExactly(tuple("session", "behind", 2, 90L));
    }

    @Test
    void when_all_who_listen_to_it_are_late_a_service_says_nothing() {
        assertThat(WaitingPlace.among(List.of(
                        knows("intake", "session", 100),
                        knows("intake", "console", 120),
                        knows("scheduling", "session", 0),
                        knows("scheduling", "console", 0))))
                .extracting(WaitingPlace::service, WaitingPlace::how, WaitingPlace::flows, WaitingPlaceTest::behind)
                .containsExactly(tuple("intake", "silent", 2, 120L));
    }

    /** It is neither heard nor does it say what it has heard. */
    @Test
    void a_service_that_is_down_says_nothing_and_does_not_answer() {
        assertThat(WaitingPlace.among(List.of(
                        knows("session", "console", 120),
                        knows("session", "intake", 120),
                        saysNothing("intake", "session"),
                        knows("intake", "console", 0))))
                .extracting(WaitingPlace::service, WaitingPlace::how, WaitingPlace::flows)
                .containsExactly(tuple("session", "silent", 2), tuple("session", "unanswered", 1));
    }

    @Test
    void one_listener_alone_proves_no_silence() {
        assertThat(WaitingPlace.among(List.of(knows("notification", "console", 90))))
                .extracting(WaitingPlace::service, WaitingPlace::how)
                .containsExactly(tuple("console", "behind"));
    }

    @Test
    void what_a_listener_has_set_aside_is_its_own_whoever_is_silent() {
        assertThat(WaitingPlace.among(List.of(
                        new Edge("t", "intake", "session", 0, 0L, Duration.ofSeconds(90), 1L),
                        knows("intake", "console", 90),
                        knows("intake", "scheduling", 90))))
                .extracting(WaitingPlace::service, WaitingPlace::how, WaitingPlace::flows)
                .containsExactly(tuple("intake", "silent", 2), tuple("session", "held", 1));
    }

    @Test
    void what_needs_somebody_stands_before_what_is_unknown_and_that_before_what_is_late() {
        assertThat(WaitingPlace.among(List.of(
                        knows("intake", "a", 30),
                        new Edge("t", "intake", "b", 0, 0L, null, 0L),
                        saysNothing("intake", "c"),
                        new Edge("t", "intake", "d", 0, 0L, Duration.ZERO, 2L))))
                .extracting(WaitingPlace::service, WaitingPlace::how)
                .containsExactly(
                        tuple("d", "held"), tuple("b", "filling"), tuple("c", "unanswered"), tuple("a", "behind"));
    }

    private static Edge knows(String owner, String consumer, long secondsAgo) {
        return new Edge("t", owner, consumer, 0, 0L, Duration.ofSeconds(secondsAgo), 0L);
    }

    private static Edge saysNothing(String owner, String consumer) {
        return new Edge("t", owner, consumer, 0, null, null, null);
    }

    private static @Nullable Long behind(WaitingPlace place) {
        var behind = place.worst().behind();
        return behind == null ? null : behind.toSeconds();
    }
}
