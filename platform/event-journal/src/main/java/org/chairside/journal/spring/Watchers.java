package org.chairside.journal.spring;

import java.util.List;
import java.util.function.Consumer;
import org.chairside.journal.Envelope;
import org.chairside.journal.inbox.Receipt;
import org.chairside.journal.inbox.Subscription;
import org.chairside.journal.inbox.Watcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells several; what one of them does wrong comes after the commit and is no reason to doubt it. */
record Watchers(List<Watcher> all) implements Watcher {

    private static final Logger log = LoggerFactory.getLogger(Watchers.class);

    @Override
    public void committed(Subscription subscription, Receipt receipt) {
        tell(each -> each.committed(subscription, receipt));
    }

    @Override
    public void applied(Subscription subscription, Envelope envelope) {
        tell(each -> each.applied(subscription, envelope));
    }

    private void tell(Consumer<Watcher> news) {
        for (Watcher each : all) {
            try {
                news.accept(each);
            } catch (RuntimeException failure) {
                log.warn(
                        "{} could not take in what was committed",
                        each.getClass().getSimpleName(),
                        failure);
            }
        }
    }
}
