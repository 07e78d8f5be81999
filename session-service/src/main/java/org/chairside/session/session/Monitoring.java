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
import org.chairside.session.discharge.DischargeRules;
import org.chairside.session.vitals.Chart;
import org.chairside.session.vitals.Reading;
import org.jspecify.annotations.Nullable;

/**
 * What is charted of a patient, what is overdue (rules V4 and D2), and when it last alarmed.
 *
 * @param chart every set, from arrival to discharge
 * @param missed how often the nurse was reminded since the last set
 * @param overrun the nurse was reminded that the planned time is over
 * @param alarmedAt when the patient last asked for attention; a reminder is no alarm
 */
public record Monitoring(
        Chart chart, int missed, boolean overrun, @Nullable Instant alarmedAt) {

    private static final String MISSED = "V4";
    private static final String MISSED_ESCALATED = "V4-ESCALATED";
    private static final String OVERRUN = "D2";

    static Monitoring nothingYet() {
        return new Monitoring(Chart.EMPTY, 0, false, null);
    }

    Monitoring charted(Reading set) {
        return new Monitoring(chart.with(set), chart.isOvertakenBy(set.takenAt()) ? 0 : missed, overrun, alarmedAt);
    }

    /**
     * Nobody is scored anew because of a reminder, nor because a criterion is no longer met: the rules look at that themselves, so it does
     * not matter who noticed it first.
     *
     * @param at when it was raised, however old what raised it
     */
    Monitoring alarmed(String rule, Instant at) {
        return switch (rule) {
            case MISSED -> new Monitoring(chart, 1, overrun, alarmedAt);
            case MISSED_ESCALATED -> new Monitoring(chart, 2, overrun, alarmedAt);
            case OVERRUN -> new Monitoring(chart, missed, true, alarmedAt);
            default -> DischargeRules.CRITERIA.contains(rule) ? this : new Monitoring(chart, missed, overrun, at);
        };
    }

    Monitoring begunAnew() {
        return new Monitoring(chart, 0, overrun, alarmedAt);
    }

    /** Once, when nobody ended an infusion whose planned time is over. */
    List<AlarmRaised> reminderToEnd(SessionId session, Infusion infusion, Instant now) {
        return overrun || !infusion.overran(now)
                ? List.of()
                : List.of(new AlarmRaised(session, AlarmTier.ADVISORY, OVERRUN, now));
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
