package org.chairside.scheduling.appointment;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Optional;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.PatientToken;
import org.chairside.scheduling.appointment.AppointmentCommand.WeighRisk;
import org.chairside.scheduling.site.PoliciesInForce;
import org.chairside.scheduling.site.SitePolicies;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Weighs anew whether visits can take place, by all that is known of their patient, and marks them. Nothing is cancelled: there may be time. */
@Service
public class WeighRiskHandler {

    private final Appointments appointments;
    private final KnownClearances clearances;
    private final SitePolicies policies;
    private final AppointmentCommandHandler handler;

    WeighRiskHandler(
            Appointments appointments,
            KnownClearances clearances,
            SitePolicies policies,
            AppointmentCommandHandler handler) {
        this.appointments = appointments;
        this.clearances = clearances;
        this.policies = policies;
        this.handler = handler;
    }

    /** Every visit that the patient is still to make, at every site. */
    @Transactional
    public void weighAllOf(PatientToken patient) {
        var page = appointments.ofPatient(patient);
        var policiesOfPage = policiesOf(page);
        page.stream().filter(visit -> visit.state().holdsChair()).forEach(visit -> weigh(visit, page, policiesOfPage));
    }

    @Transactional
    public void weigh(AppointmentId id) {
        appointments.find(id).filter(visit -> visit.state().holdsChair()).ifPresent(visit -> {
            var page = appointments.ofPatient(visit.patient());
            weigh(visit, page, policiesOf(page));
        });
    }

    private PoliciesInForce policiesOf(List<Appointment> page) {
        return policies.current(page.stream().map(Appointment::site).collect(toSet()));
    }

    private void weigh(Appointment visit, List<Appointment> page, PoliciesInForce inForce) {
        var doubt = Doubt.about(visit.protocol(), visit.slot().start(), clearances.of(visit.patient(), visit.site()))
                .or(() -> tooSoon(visit, page, inForce));
        handler.handle(new WeighRisk(visit.id(), doubt.orElse(null)));
    }

    /** Of two visits that are too close it is the later one that cannot be. */
    private static Optional<String> tooSoon(Appointment visit, List<Appointment> page, PoliciesInForce inForce) {
        var before = page.stream()
                .filter(other -> other.infusionStart().isBefore(visit.infusionStart()))
                .toList();
        return InfusionInterval.unmet(visit.protocol(), visit.infusionStart(), visit.site(), before, inForce)
                        .isEmpty()
                ? Optional.empty()
                : Optional.of(Doubt.INTERVAL_TOO_SHORT.name());
    }
}
