package org.chairside.benchmarks.arm;

import java.util.List;
import java.util.function.Consumer;
import org.chairside.benchmarks.event.VisitEvent;
import org.chairside.benchmarks.event.VisitNoted;
import org.chairside.benchmarks.measure.Ledger;
import org.chairside.benchmarks.measure.Ledger.Arrival;
import org.chairside.journal.Inbox;
import org.chairside.journal.Inbox.Received;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells the ledger; all it keeps in the database is what the inbox keeps: how far it has come in each stream. */
@Configuration(proxyBeanMethods = false)
class Subscriber {

    @Bean
    Consumer<Message<List<byte[]>>> visitEvents(Inbox inbox, Ledger ledger) {
        return inbox.subscribeInBatches(VisitService.TOPIC, VisitEvent.class, events -> report(events, ledger));
    }

    /** The batch is in hand now, and has taken effect once its transaction is durable. */
    static void report(List<Received<VisitEvent>> events, Ledger ledger) {
        List<Arrival> arrivals = events.stream().map(Subscriber::arrival).toList();
        ledger.inHand(arrivals, System.nanoTime());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                ledger.applied(arrivals, System.nanoTime());
            }
        });
    }

    private static Arrival arrival(Received<VisitEvent> received) {
        return switch (received.event()) {
            case VisitNoted noted ->
                new Arrival(noted.number(), noted.visit(), received.envelope().sequence());
        };
    }
}
