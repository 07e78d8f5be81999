package org.chairside.session.startgate;

import static org.chairside.contracts.policy.PolicyKey.D3_MAINTENANCE_MIN_INTERVAL_HOURS;
import static org.chairside.contracts.policy.PolicyKey.D3_MOOD_MAX_PER_7_DAYS;
import static org.chairside.contracts.policy.PolicyKey.D3_MOOD_MIN_INTERVAL_HOURS;
import static org.chairside.contracts.policy.PolicyKey.D3_PAIN_MIN_INTERVAL_HOURS;

import java.time.Duration;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.policy.SitePolicy;

/** What a site asks between the infusions of one patient (rule D3): from start to start, by protocol, and how many in seven days. */
public record Spacing(Duration mood, Duration pain, Duration maintenance, int moodsInSevenDays) {

    public static Spacing of(SitePolicy policy) {
        return new Spacing(
                policy.hours(D3_MOOD_MIN_INTERVAL_HOURS),
                policy.hours(D3_PAIN_MIN_INTERVAL_HOURS),
                policy.hours(D3_MAINTENANCE_MIN_INTERVAL_HOURS),
                policy.number(D3_MOOD_MAX_PER_7_DAYS));
    }

    /** The longer of what two protocols ask. */
    Duration between(Protocol one, Protocol other) {
        return longer(least(one), least(other));
    }

    /** What satisfies both sites. */
    Spacing and(Spacing other) {
        return new Spacing(
                longer(mood, other.mood),
                longer(pain, other.pain),
                longer(maintenance, other.maintenance),
                Math.min(moodsInSevenDays, other.moodsInSevenDays));
    }

    private Duration least(Protocol protocol) {
        return switch (protocol) {
            case MOOD -> mood;
            case PAIN -> pain;
            case MAINTENANCE -> maintenance;
        };
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
