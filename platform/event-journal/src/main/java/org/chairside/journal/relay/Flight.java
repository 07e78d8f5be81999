package org.chairside.journal.relay;

import java.util.Queue;
import org.chairside.journal.relay.JournalStore.Unpublished;

/** One record on its way; whatever thread answers, the relay's own thread reads the answer. */
record Flight(Unpublished row, String topic, Queue<Landing> landings) implements Bus.Answer {

    @Override
    public void acknowledged(int partition, long offset) {
        landings.add(new Landing.Acknowledged(this, partition, offset));
    }

    @Override
    public void refused(String reason) {
        landings.add(new Landing.Refused(this, reason));
    }

    @Override
    public void lost() {
        landings.add(new Landing.Lost(this));
    }

    long position() {
        return row.position();
    }

    String stream() {
        return row.row().envelope().stream();
    }

    /** How it ended. */
    sealed interface Landing {

        Flight flight();

        record Acknowledged(Flight flight, int partition, long offset) implements Landing {}

        record Refused(Flight flight, String reason) implements Landing {}

        record Lost(Flight flight) implements Landing {}
    }
}
