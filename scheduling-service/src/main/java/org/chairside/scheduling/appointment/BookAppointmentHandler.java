package org.chairside.scheduling.appointment;

import java.time.Clock;
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
        var doubt = clearances.doubtAbout(command.patient(), command.protocol());
        var now = clock.instant();
        var decision = BookingRules.decide(command, diary, policies, doubt, now);
        if (decision instanceof Accepted(var events)) {
            record.write(null, events, policies.at(command.site()), now);
        }
        return decision;
    }
}
