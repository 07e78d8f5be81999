package org.chairside.intake.clearance.watch;

import java.time.Clock;
import org.chairside.intake.clearance.ClearanceCommand.ExpireClearance;
import org.chairside.intake.clearance.ClearanceCommandHandler;
import org.chairside.intake.clearance.Clearances;
import org.chairside.kit.scope.SiteScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells the others that a validity is over (rule C1). Intake itself does not wait for it: an ended validity counts at once. */
@Component
public class ExpireClearances {

    private static final Logger LOG = LoggerFactory.getLogger(ExpireClearances.class);

    private final Clearances clearances;
    private final ClearanceCommandHandler handler;
    private final Clock clock;

    ExpireClearances(Clearances clearances, ClearanceCommandHandler handler, Clock clock) {
        this.clearances = clearances;
        this.handler = handler;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${chairside.intake.clearance-expiry-every}")
    public void expire() {
        SiteScope.everySite(this::expireEverywhere);
    }

    /** One file that cannot be told of must not keep the others from being told: whatever is wrong with it, the next look tries again. */
    private void expireEverywhere() {
        for (var clearance : clearances.expiredBy(clock.instant())) {
            try {
                handler.handle(new ExpireClearance(clearance));
            } catch (RuntimeException failure) {
                LOG.error("the end of clearance {} could not be told", clearance, failure);
            }
        }
    }
}
