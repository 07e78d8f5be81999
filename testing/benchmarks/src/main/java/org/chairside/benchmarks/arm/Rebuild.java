package org.chairside.benchmarks.arm;

import java.util.ArrayList;
import java.util.List;
import org.chairside.benchmarks.measure.Ledger;
import org.springframework.context.ConfigurableApplicationContext;

/** A second service that has never heard anything reads a topic from its start and builds its board; closing it ends it. */
public final class Rebuild implements AutoCloseable {

    private static final String CONSUMER = "spring.cloud.stream.kafka.binder.consumer-properties.";

    private final ConfigurableApplicationContext context;

    private Rebuild(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** As services do it: a transaction per polled batch, one thread. */
    public static Rebuild inBatches(Place place, Ledger ledger) {
        return start(place, ledger, List.of());
    }

    /** The same inbox with one record in each transaction, and with four threads to make up for it. */
    public static Rebuild recordByRecord(Place place, Ledger ledger) {
        return start(
                place,
                ledger,
                List.of(
                        CONSUMER + "max.poll.records=1",
                        "spring.cloud.stream.bindings.visitEvents-in-0.consumer.concurrency=4"));
    }

    private static Rebuild start(Place place, Ledger ledger, List<String> more) {
        List<String> settings = new ArrayList<>(VisitService.subscribed("visitEvents"));
        settings.add("chairside.journal.relay=false");
        // a group of its own: the broker remembers how far others of this name have read
        settings.add("spring.cloud.stream.bindings.visitEvents-in-0.group="
                + place.database().name());
        settings.addAll(more);
        return new Rebuild(VisitService.start(Board.class, VisitService.BOARD, place, ledger, settings));
    }

    @Override
    public void close() {
        context.close();
    }
}
