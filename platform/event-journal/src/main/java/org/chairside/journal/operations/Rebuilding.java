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
import org.springframework.cloud.stream.binding.BindingsLifecycleController;
import org.springframework.cloud.stream.binding.BindingsLifecycleController.State;
import org.springframework.cloud.stream.config.BindingServiceProperties;

/**
 * Throws away what a service keeps of others' events, with all it remembers of having heard them, and hears them again from the first
 * record that the topics still hold.
 *
 * <p>What the topics hold no longer comes back when its owner publishes its journal again. Until then nothing is known: the barrier says so.
 */
public final class Rebuilding {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
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

    public Rebuilding(
            List<Rebuildable> readModels,
            Collection<String> topics,
            BindingsLifecycleController bindings,
            BindingServiceProperties destinations,
            KafkaAddress address,
            Transactions transactions,
            InboxMemory memory,
            String consumer) {
        this.readModels = readModels;
        this.topics = topics;
        this.bindings = bindings;
        this.destinations = destinations;
        this.address = address;
        this.members = new GroupMembers(address);
        this.transactions = transactions;
        this.memory = memory;
        this.consumer = consumer;
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

    /** Returns once the replay has begun. */
    public synchronized Outcome run() {
        if (readModels.isEmpty()) {
            return Outcome.NOTHING_TO_REBUILD;
        }
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
        long deadline = System.nanoTime() + PATIENCE.toNanos();
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
