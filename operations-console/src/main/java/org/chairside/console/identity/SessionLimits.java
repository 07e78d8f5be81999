package org.chairside.console.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Predicate;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session ten minutes after the person last did something, and twelve hours after it began whatever they do.
 *
 * <p>What a page asks for by itself is not something the person did: an open board does not keep a session alive.
 */
class SessionLimits extends OncePerRequestFilter {

    private static final Duration IDLE = Duration.ofMinutes(10);
    private static final Duration ABSOLUTE = Duration.ofHours(12);
    private static final String BEGAN = "chairside.session.began";
    private static final String LAST_ACT = "chairside.session.last-act";

    private final InstantSource wallClock;
    private final Predicate<HttpServletRequest> asksByItself;

    SessionLimits(InstantSource wallClock, Predicate<HttpServletRequest> asksByItself) {
        this.wallClock = wallClock;
        this.asksByItself = asksByItself;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = request.getSession(false);
        if (session != null) {
            var now = wallClock.instant();
            if (isOver(session, now)) {
                session.invalidate();
            } else if (!asksByItself.test(request)) {
                session.setAttribute(LAST_ACT, now);
            }
        }
        chain.doFilter(request, response);
    }

    private static boolean isOver(HttpSession session, Instant now) {
        var began = remembered(session, BEGAN, now);
        var lastAct = remembered(session, LAST_ACT, now);
        return now.isAfter(began.plus(ABSOLUTE)) || now.isAfter(lastAct.plus(IDLE));
    }

    private static Instant remembered(HttpSession session, String name, Instant now) {
        if (session.getAttribute(name) instanceof Instant then) {
            return then;
        }
        session.setAttribute(name, now);
        return now;
    }
}
