package org.chairside.journal.relay;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.chairside.journal.relay.Flight.Landing;
import org.chairside.journal.relay.JournalStore.Parked;
import org.chairside.journal.relay.JournalStore.Reading;
import org.chairside.journal.relay.JournalStore.Unpublished;

/**
 * Carries what the journal holds to the bus, in the order of each stream, at least once.
 *
 * <p>It reads what exists among the unpublished rows, from their start each time: positions are taken before the commit, so a lower one may
 * appear after a higher one. A row is unpublished until the broker has acknowledged it and its mark is deleted under the lease's
 * epoch. One thread calls {@link #step}; a step that throws leaves nothing half done that the next would not repair.
 */
public final class Relay {

    private final JournalStore store;
    private final Bus bus;
    private final Lease lease;
    private final Packing packing;
    private final Watermarks watermarks;
    private final Settling settling;
    private final RelaySettings settings;

    private final Queue<Landing> landings = new ConcurrentLinkedQueue<>();
    private final Map<Long, Flight> flights = new HashMap<>();
    private final Withheld withheld;
    private OptionalLong epoch = OptionalLong.empty();
    private Duration idle = Duration.ofMillis(1);

    public Relay(
            JournalStore store,
            Bus bus,
            Lease lease,
            Packing packing,
            Watermarks watermarks,
            Settling settling,
            RelaySettings settings) {
        this.store = store;
        this.bus = bus;
        this.lease = lease;
        this.packing = packing;
        this.withheld = new Withheld(packing::topicOf);
        this.watermarks = watermarks;
        this.settling = settling;
        this.settings = settings;
    }

    /** Does what there is to do now. */
    public Pace step() {
        OptionalLong held = lease.hold();
        if (held.isEmpty() || settling.fenced()) {
            stepDown();
            return Pace.idle(settings.longestIdle());
        }
        if (!held.equals(epoch)) {
            takeOver(held.getAsLong());
        }
        if (!land()) {
            return Pace.idle(settings.longestIdle());
        }
        watermarks.lookAtRefills(store);
        Pace pace = read();
        watermarks.publish(bus, withheld);
        return pace;
    }

    /**
     * Deletes the marks of what the broker has acknowledged by now, before a clean stop: what is left is sent again by the next to lead.
     *
     * @return whether anything is still on its way
     */
    public boolean finish() {
        if (epoch.isEmpty() || settling.fenced() || !land()) {
            return false;
        }
        settling.step();
        land();
        return !flights.isEmpty();
    }

    /** Forgets everything in memory and lets another instance carry on. */
    public void stepDown() {
        if (epoch.isPresent() || settling.fenced()) {
            forget();
            epoch = OptionalLong.empty();
            settling.clear();
            lease.release();
        }
    }

    public boolean leads() {
        return epoch.isPresent();
    }

    private void takeOver(long newEpoch) {
        forget();
        settling.begin(newEpoch);
        var _ = withheld.replace(store.parked());
        watermarks.begin(bus);
        epoch = OptionalLong.of(newEpoch);
    }

    private void forget() {
        flights.clear();
        landings.clear();
        watermarks.forget();
    }

    /**
     * Takes in what the broker said; an answer to a record sent in an earlier life is no longer of interest.
     *
     * @return false if the connection had to be made anew
     */
    @SuppressWarnings("ReferenceEquality") // the same row may be sent in two lives; only this life counts
    private boolean land() {
        for (long gone : settling.settled()) {
            flights.remove(gone);
            watermarks.withdrawn(gone);
        }
        boolean lost = watermarks.lost();
        for (Landing landing = landings.poll(); landing != null; landing = landings.poll()) {
            Flight flight = landing.flight();
            if (flights.get(flight.position()) != flight) {
                continue;
            }
            switch (landing) {
                case Landing.Acknowledged(var known, int partition, long offset) -> {
                    watermarks.acknowledged(known.position(), known.topic(), partition, offset);
                    settling.acknowledged(known.position());
                }
                case Landing.Refused(var known, String reason) -> park(known.row(), reason);
                case Landing.Lost _ -> lost = true;
            }
        }
        if (lost) {
            bus.restart();
            flights.keySet().retainAll(settling.pending());
            watermarks.restart(flights.keySet());
        }
        return !lost;
    }

    private Pace read() {
        int room = Math.min(settings.reading(), settings.inFlight() - flights.size());
        if (room <= 0) {
            return Pace.afterSending(0);
        }
        Optional<Reading> found = store.unpublished(epoch.orElseThrow(), flights.keySet(), room);
        if (found.isEmpty()) {
            settling.fence();
            return Pace.AT_ONCE;
        }
        Reading reading = found.get();
        lookAgainAtWithheld(reading);
        reading.rows().forEach(this::send);
        if (reading.drained()) {
            watermarks.drained(reading.asOf());
        }
        return pace(reading);
    }

    /** Either it is one more event of a stream that is held, or a person has freed the stream meanwhile. */
    private void lookAgainAtWithheld(Reading reading) {
        if (reading.rows().stream().anyMatch(row -> withheld.holds(row.row().envelope().stream()))
                && withheld.replace(store.parked())) {
            watermarks.freed();
        }
    }

    private void send(Unpublished row) {
        if (withheld.holds(row.row().envelope().stream())) {
            park(row, "held");
            return;
        }
        try {
            OutgoingRecord outgoing = packing.pack(row.row());
            Flight flight = new Flight(row, outgoing.topic(), landings);
            flights.put(row.position(), flight);
            watermarks.sent(row.position());
            bus.send(outgoing, flight);
        } catch (IllegalArgumentException unsendable) {
            park(row, String.valueOf(unsendable.getMessage()));
        }
    }

    /** Its stream waits with it: nothing may overtake an event of its own stream. */
    private void park(Unpublished row, String reason) {
        Parked parked = new Parked(
                row.position(),
                row.row().envelope().stream(),
                row.row().envelope().partitionKey(),
                reason);
        withheld.add(parked);
        if (!store.park(epoch.orElseThrow(), parked)) {
            settling.fence();
        }
        flights.remove(row.position());
        watermarks.withdrawn(row.position());
    }

    private Pace pace(Reading reading) {
        if (!reading.drained()) {
            idle = Duration.ofMillis(1);
            return Pace.AT_ONCE;
        }
        if (!reading.rows().isEmpty()) {
            idle = Duration.ofMillis(1);
            return Pace.afterSending(reading.rows().size());
        }
        Duration pause = idle;
        Duration doubled = idle.multipliedBy(2);
        idle = doubled.compareTo(settings.longestIdle()) < 0 ? doubled : settings.longestIdle();
        return Pace.idle(pause);
    }
}
