package org.chairside.journal.spring;

import java.util.List;
import org.chairside.journal.Envelope;
import org.chairside.journal.inbox.Receipt;
import org.chairside.journal.inbox.Subscription;
import org.chairside.journal.inbox.Watcher;

/** Tells several. */
record Watchers(List<Watcher> all) implements Watcher {

    @Override
    public void committed(Subscription subscription, Receipt receipt) {
        all.forEach(each -> each.committed(subscription, receipt));
    }

    @Override
    public void applied(Subscription subscription, Envelope envelope) {
        all.forEach(each -> each.applied(subscription, envelope));
    }
}
