package org.chairside.journal.spring;

import org.chairside.journal.inbox.Reason;
import org.chairside.journal.inbox.Receipt;
import org.chairside.journal.inbox.Subscription;
import org.chairside.journal.inbox.Watcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says aloud when a record was quarantined; louder when somebody may be forging. Names streams and reasons, never contents. */
public final class SecurityAlarm implements Watcher {

    private static final Logger log = LoggerFactory.getLogger(SecurityAlarm.class);

    @Override
    public void committed(Subscription subscription, Receipt receipt) {
        String reason = receipt.reason();
        if (reason == null || receipt.outcome() != Receipt.Outcome.QUARANTINED) {
            return;
        }
        if (Reason.of(reason).concernsSecurity()) {
            log.error("SECURITY: {} in {} of {}", reason, receipt.stream(), subscription.topic());
        } else {
            log.warn("Quarantined as {}: {} of {}", reason, receipt.stream(), subscription.topic());
        }
    }
}
