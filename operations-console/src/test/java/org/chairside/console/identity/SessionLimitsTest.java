package org.chairside.console.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;

class SessionLimitsTest {

    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-02T14:00:00Z"));
    final SessionLimits limits =
            new SessionLimits(now::get, request -> request.getRequestURI().equals("/board/stream"));
    final MockHttpSession session = new MockHttpSession();

    @Test
    void a_person_who_keeps_working_stays_signed_in_for_twelve_hours_and_no_longer() throws Exception {
        ask("/board");
        for (int minutes = 0; minutes < 12 * 60; minutes += 9) {
            pass(Duration.ofMinutes(9));
            ask("/board");
            assertThat(session.isInvalid()).as("after %d minutes", minutes + 9).isEqualTo(minutes + 9 > 12 * 60);
        }
        pass(Duration.ofMinutes(1));
        ask("/board");
        assertThat(session.isInvalid()).isTrue();
    }

    @Test
    void ten_idle_minutes_end_a_session_though_its_page_keeps_asking() throws Exception {
        ask("/board");
        for (int minute = 1; minute <= 11; minute++) {
            pass(Duration.ofMinutes(1));
            ask("/board/stream");
        }
        assertThat(session.isInvalid()).isTrue();
    }

    private void pass(Duration time) {
        now.updateAndGet(then -> then.plus(time));
    }

    private void ask(String path) throws Exception {
        var request = new MockHttpServletRequest("GET", path);
        if (!session.isInvalid()) {
            request.setSession(session);
        }
        limits.doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
    }
}
