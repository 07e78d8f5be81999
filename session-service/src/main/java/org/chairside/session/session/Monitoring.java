package org.chairside.session.session;

import static org.chairside.contracts.policy.PolicyKey.V4_MISSED_ESCALATE_MINUTES;
import static org.chairside.contracts.policy.PolicyKey.V4_MISSED_WARN_MINUTES;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.contracts.session.AlarmRaised;
import org.chairside.contracts.session.AlarmTier;
import org.chairside.session.vitals.Chart;
import org.chairside.session.vitals.Reading;

/**
 * What is charted of a patient, and what is overdue (rule V4).
 *
 * @param chart every set, from arrival to discharge
 * @param missed how often the nurse was reminded since the last set
 */
public record Monitoring(Chart chart, int missed) {

    private static final String MISSED = "V4";
    private static final String MISSED_ESCALATED = "V4-ESCALATED";

    static Monitoring nothingYet() {
        return new Monitoring(Chart.EMPTY, 0);
    }

    Monitoring charted(Reading set) {
        return new Monitoring(chart.with(set), chart.isOvertakenBy(set.takenAt()) ? 0 : missed);
    }

    Monitoring reminded(String rule) {
        return new Monitoring(
                chart,
                switch (rule) {
                    case MISSED -> 1;
                    case MISSED_ESCALATED -> 2;
                    default -> missed;
                });
    }

    Monitoring begunAnew() {
        return new Monitoring(chart, 0);
    }

    /** One reminder a while after a set was due, and a second, later, that names it as escalated; each once per missing set. */
    List<AlarmRaised> reminders(SessionId session, Instant due, SitePolicy policy, Instant now) {
        var events = new ArrayList<AlarmRaised>();
        if (missed < 1 && !now.isBefore(due.plus(policy.minutes(V4_MISSED_WARN_MINUTES)))) {
            events.add(new AlarmRaised(session, AlarmTier.ADVISORY, MISSED, now));
        }
        if (missed < 2 && !now.isBefore(due.plus(policy.minutes(V4_MISSED_ESCALATE_MINUTES)))) {
            events.add(new AlarmRaised(session, AlarmTier.ADVISORY, MISSED_ESCALATED, now));
        }
        return events;
    }
}
