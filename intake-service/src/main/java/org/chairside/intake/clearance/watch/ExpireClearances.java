package org.chairside.intake.reactions;

import java.time.Clock;
import org.chairside.intake.clearance.ClearanceCommand.ExpireClearance;
import org.chairside.intake.clearance.ClearanceCommandHandler;
import org.chairside.intake.clearance.Clearances;
import org.chairside.kit.scope.SiteScope;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells the others that a validity is over (rule C1). Intake itself does not wait for it: an ended validity counts at once. */
@Component
class ExpireClearancesWhenValidityEnds {

    private final Clearances clearances;
    private final ClearanceCommandHandler handler;
    private final Clock clock;

    ExpireClearancesWhenValidityEnds(Clearances clearances, ClearanceCommandHandler handler, Clock clock) {
        this.clearances = clearances;
        this.handler = handler;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${chairside.intake.clearance-expiry-every}")
    void expire() {
        SiteScope.everySite(
                () -> clearances.expiredBy(clock.instant()).forEach(id -> handler.handle(new ExpireClearance(id))));
    }
}
