package org.chairside.journal.relay;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The broker, as the relay sees it: records of one partition arrive in the order of sending, or not at all. */
public interface Bus {

    /** Hands a record over; the answer comes later, on any thread, exactly once. */
    void send(OutgoingRecord record, Answer answer);

    /** Throws away the connection, and all that was sent and not answered. */
    void restart();

    /** The last offset of every partition of these topics, -1 where there is none. */
    Map<String, List<Long>> lastOffsets(Collection<String> topics);

    /** What became of a record. */
    interface Answer {

        /** It is durable. */
        void acknowledged(int partition, long offset);

        /** It can never be sent, whatever is tried: too large, malformed. */
        void refused(String reason);

        /** It is not known, or the connection is beyond use: {@link #restart} and send again. */
        void lost();
    }
}
