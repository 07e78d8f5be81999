package org.chairside.kit.limits;

import java.util.concurrent.TimeUnit;

/** A bucket that fills at a steady rate; each request takes one token out. */
final class TokenBucket {

    private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final double perSecond;
    private final double capacity;
    private double tokens;
    private long filledAt;

    TokenBucket(double perSecond, double capacity, long nowNanos) {
        this.perSecond = perSecond;
        this.capacity = capacity;
        this.tokens = capacity;
        this.filledAt = nowNanos;
    }

    /** Takes a token: 0 if there was one, else the nanoseconds until there is. */
    synchronized long take(long nowNanos) {
        tokens = Math.min(capacity, tokens + perSecond * (nowNanos - filledAt) / NANOS_PER_SECOND);
        filledAt = nowNanos;
        if (tokens >= 1) {
            tokens -= 1;
            return 0;
        }
        return (long) Math.ceil((1 - tokens) / perSecond * NANOS_PER_SECOND);
    }
}
