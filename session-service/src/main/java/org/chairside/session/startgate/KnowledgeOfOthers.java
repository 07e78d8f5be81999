package org.chairside.session.startgate;

import java.time.Duration;
import java.util.List;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.SiteCode;
import org.chairside.journal.KnowledgeBarrier;
import org.chairside.journal.KnowledgeBarrier.Outcome;
import org.springframework.stereotype.Service;

/**
 * Waits until all that intake and scheduling had committed when the button was pressed is known here.
 *
 * <p>Called outside any transaction: no connection and no lock is held while it waits.
 */
@Service
public class KnowledgeOfOthers {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final List<String> OF_THE_PATIENT = List.of(
            "chairside.scheduling.appointments.v1",
            "chairside.intake.patients.v1",
            "chairside.intake.clearances.v1",
            "chairside.intake.day-of-checks.v1");
    private static final List<String> OF_THE_SITE = List.of("chairside.scheduling.sites.v1");

    private final KnowledgeBarrier barrier;

    KnowledgeOfOthers(KnowledgeBarrier barrier) {
        this.barrier = barrier;
    }

    /** Takes two seconds at most, for both keys together. */
    public Knowledge about(PatientToken patient, SiteCode site) {
        var begun = System.nanoTime();
        return switch (barrier.await(OF_THE_PATIENT, patient.toString(), PATIENCE)) {
            case Outcome.Stale stale -> new Knowledge.Stale(stale.topic(), stale.asOf());
            case Outcome.Complete ofPatient -> {
                var left = PATIENCE.minusNanos(System.nanoTime() - begun);
                yield switch (barrier.await(OF_THE_SITE, site.value(), left.isNegative() ? Duration.ZERO : left)) {
                    case Outcome.Stale stale -> new Knowledge.Stale(stale.topic(), stale.asOf());
                    case Outcome.Complete ofSite ->
                        new Knowledge.Complete(
                                ofPatient.asOf().isBefore(ofSite.asOf()) ? ofPatient.asOf() : ofSite.asOf());
                };
            }
        };
    }
}
