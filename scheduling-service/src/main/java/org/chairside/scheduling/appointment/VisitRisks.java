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

/**
 * Weighs anew whether visits can take place, by all that is known of their patient, and marks them. Nothing is cancelled: there may be time.
 *
 * <p>A visit is weighed by the policy in force when it is booked, or when its clearance, an infusion or an arrival is told; a policy
 * published later moves no mark by itself.
 */
@Service
public class VisitRisks {

    private final Appointments appointments;
    private final KnownClearances clearances;
    private final SitePolicies policies;
    private final AppointmentCommandHandler handler;

    VisitRisks(
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
        var visits = appointments.ofPatient(patient);
        var inForce = policiesOf(visits);
        visits.stream().filter(visit -> visit.state().holdsChair()).forEach(visit -> weigh(visit, visits, inForce));
    }

    @Transactional
    public void weigh(AppointmentId id) {
        appointments.find(id).filter(visit -> visit.state().holdsChair()).ifPresent(visit -> {
            var visits = appointments.ofPatient(visit.patient());
            weigh(visit, visits, policiesOf(visits));
        });
    }

    private PoliciesInForce policiesOf(List<Appointment> visits) {
        return policies.current(visits.stream().map(Appointment::site).collect(toSet()));
    }

    private void weigh(Appointment visit, List<Appointment> visits, PoliciesInForce inForce) {
        var start = visit.slot().start().atZone(visit.slot().zone());
        var told = clearances.of(visit.patient(), visit.site());
        var doubt = Doubt.about(visit.protocol(), start, inForce.at(visit.site()), told)
                .or(() -> tooSoon(visit, visits, inForce));
        handler.handle(new WeighRisk(visit.id(), doubt.orElse(null)));
    }

    /** Of two visits that are too close it is the later one that cannot be. */
    private static Optional<String> tooSoon(Appointment visit, List<Appointment> visits, PoliciesInForce inForce) {
        var before = visits.stream()
                .filter(other -> other.infusionStart().isBefore(visit.infusionStart()))
                .toList();
        return InfusionInterval.unmet(visit.protocol(), visit.infusionStart(), visit.site(), before, inForce)
                        .isEmpty()
                ? Optional.empty()
                : Optional.of(Doubt.INTERVAL_TOO_SHORT.name());
    }
}
