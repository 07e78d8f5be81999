package org.chairside.journal.operations;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.chairside.journal.Rebuildable;
import org.chairside.journal.inbox.Transactions;
import org.chairside.journal.jdbc.InboxMemory;
import org.chairside.journal.kafka.GroupMembers;
import org.chairside.journal.kafka.KafkaAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.stream.binding.BindingsLifecycleController;
import org.springframework.cloud.stream.binding.BindingsLifecycleController.State;
import org.springframework.cloud.stream.config.BindingServiceProperties;

/**
 * Throws away what a service keeps of others' events, with all it remembers of having heard them, and hears them again from the first
 * record that the topics still hold.
 *
 * <p>What the topics hold no longer comes back when its owner publishes its journal again. Of a log whose first records are gone nothing is
 * known until then, and the barrier says so; a log that was lost altogether and made anew does not show what it lacks.
 */
public final class Rebuilding {

    private static final Logger log = LoggerFactory.getLogger(Rebuilding.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final List<Rebuildable> readModels;
    private final Collection<String> topics;
    private final BindingsLifecycleController bindings;
    private final BindingServiceProperties destinations;
    private final KafkaAddress address;
    private final GroupMembers members;
    private final Transactions transactions;
    private final InboxMemory memory;
    private final String consumer;
    private final Duration patience;

    /** @param patience how long it is waited for the service's own readers to have left the broker's group */
    public Rebuilding(
            List<Rebuildable> readModels,
            Collection<String> topics,
            BindingsLifecycleController bindings,
            BindingServiceProperties destinations,
            KafkaAddress address,
            Transactions transactions,
            InboxMemory memory,
            String consumer,
            Duration patience) {
        this.readModels = readModels;
        this.topics = topics;
        this.bindings = bindings;
        this.destinations = destinations;
        this.address = address;
        this.members = new GroupMembers(address);
        this.transactions = transactions;
        this.memory = memory;
        this.consumer = consumer;
        this.patience = patience;
    }

    /** How it went. */
    public enum Outcome {
        /** Everything is being heard again. */
        BEGUN,
        /** Nothing here is made of others' events alone: hearing them again would do things twice. */
        NOTHING_TO_REBUILD,
        /** Another instance of the service reads on and would spoil it; nothing was changed. */
        OTHERS_READ
    }

    /**
     * Returns once the replay has begun.
     *
     * @param person who wants it; the log tells
     * @throws org.chairside.journal.Unreachable if the broker does not say who reads; nothing was changed
     */
    public synchronized Outcome run(String person) {
        Outcome outcome = readModels.isEmpty() ? Outcome.NOTHING_TO_REBUILD : rebuild();
        log.warn("{} wanted the read models built again: {}", person, outcome);
        return outcome;
    }

    private Outcome rebuild() {
        try {
            change(State.STOPPED);
            if (othersRead()) {
                return Outcome.OTHERS_READ;
            }
            transactions.run(this::empty);
            return Outcome.BEGUN;
        } finally {
            change(State.STARTED);
        }
    }

    private void empty() {
        readModels.forEach(Rebuildable::empty);
        memory.forget();
    }

    /** Our own membership may take a moment to end. */
    private boolean othersRead() {
        long deadline = System.nanoTime() + patience.toNanos();
        while (members.reading(consumer, topics)) {
            if (System.nanoTime() - deadline >= 0) {
                return true;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return false;
    }

    private void change(State state) {
        List<String> heard = topics.stream().map(address::actual).toList();
        destinations.getBindings().forEach((name, binding) -> {
            if (heard.contains(binding.getDestination())) {
                bindings.changeState(name, state);
            }
        });
    }
}
