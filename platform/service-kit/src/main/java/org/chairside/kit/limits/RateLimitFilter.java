package org.chairside.kit.limits;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.chairside.contracts.StaffId;
import org.chairside.kit.problem.Problem;
import org.chairside.kit.problem.ProblemWriter;
import org.springframework.util.ConcurrentLruCache;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers 429 to a person who asks too fast; others do not feel it. Whom nobody knows is not counted. */
public final class RateLimitFilter extends OncePerRequestFilter {

    private static final int MOST_PEOPLE = 10_000;

    private final LimitSettings limits;
    private final Supplier<Optional<StaffId>> asking;
    private final ConcurrentLruCache<StaffId, TokenBucket> buckets;

    /** @param asking who it is that asks, if anybody is signed in */
    public RateLimitFilter(LimitSettings limits, Supplier<Optional<StaffId>> asking) {
        this.limits = limits;
        this.asking = asking;
        this.buckets = new ConcurrentLruCache<>(
                MOST_PEOPLE, _ -> new TokenBucket(limits.requestsPerSecond(), limits.burst(), System.nanoTime()));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var waitNanos = limits.rateLimited()
                ? asking.get()
                        .map(person -> buckets.get(person).take(System.nanoTime()))
                        .orElse(0L)
                : 0L;
        if (waitNanos == 0) {
            chain.doFilter(request, response);
            return;
        }
        var seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(waitNanos) + 1);
        ProblemWriter.write(
                request,
                response,
                Problem.of(429, "too-many-requests", "Too many requests in a short time; wait a little.")
                        .withHeader("Retry-After", Long.toString(seconds)));
    }
}
