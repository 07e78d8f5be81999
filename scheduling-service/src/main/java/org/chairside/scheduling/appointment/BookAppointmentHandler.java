package org.chairside.scheduling.appointment;

import java.time.Clock;
import java.util.List;
import org.chairside.contracts.ChairId;
import org.chairside.contracts.Decision;
import org.chairside.contracts.Decision.Accepted;
import org.chairside.contracts.scheduling.AppointmentEvent;
import org.chairside.scheduling.site.SitePolicies;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Books a chair for a patient; of two who want the same chair or the same patient at once, one waits and then sees the other. */
@Service
public class BookAppointmentHandler {

    private final Appointments appointments;
    private final KnownClearances clearances;
    private final SitePolicies sitePolicies;
    private final AppointmentRecord record;
    private final Clock clock;

    BookAppointmentHandler(
            Appointments appointments,
            KnownClearances clearances,
            SitePolicies sitePolicies,
            AppointmentRecord record,
            Clock clock) {
        this.appointments = appointments;
        this.clearances = clearances;
        this.sitePolicies = sitePolicies;
        this.record = record;
        this.clock = clock;
    }

    @Transactional
    public Decision<AppointmentEvent> handle(BookAppointment command) {
        var diary = appointments.openDiary(command.site(), command.chair(), command.patient());
        var policies = sitePolicies.current(diary.sitesWith(command.site()));
        var told = clearances.of(command.patient(), command.site());
        var doubt = Doubt.about(command.protocol(), command.start(), policies.at(command.site()), told);
        var now = clock.instant();
        var decision = BookingRules.decide(command, diary, policies, doubt, now);
        if (decision instanceof Accepted(var events)) {
            record.write(null, events, policies.at(command.site()), now);
        }
        return decision;
    }

    /**
     * What the patient could have instead of a slot that is taken.
     *
     * @param chairs all chairs of the site
     */
    @Transactional
    public Alternatives alternativesTo(BookAppointment refused, List<ChairId> chairs) {
        var diary = appointments.openDiary(refused.site(), refused.chair(), refused.patient());
        var policies = sitePolicies.current(diary.sitesWith(refused.site()));
        var taken = appointments.on(refused.site(), refused.start().toLocalDate());
        return Alternatives.to(refused, diary, policies, chairs, taken, clock.instant());
    }
}
