package org.chairside.console.flow;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.chairside.console.services.Service;
import org.chairside.console.services.Services;
import org.chairside.journal.actuator.InboxEndpoint;
import org.chairside.journal.actuator.KnowledgeEndpoint.Known;
import org.chairside.journal.inbox.SetAside;
import org.chairside.journal.jdbc.InboxStanding;
import org.springframework.stereotype.Component;

/** How far each listener has come with what it hears: by its own register and its own knowledge, never by guess. */
@Component
class Standings {

    private final Services services;
    private final InboxStanding self;

    Standings(Services services, InboxStanding self) {
        this.services = services;
        this.self = self;
    }

    /**
     * One listener, topic by topic; a topic that is in none of the three has nothing there.
     *
     * @param quarantined records that stand in its quarantine, every one counted
     * @param waiting streams that are held or miss an event; it names a thousand at most
     * @param known as of when it knows all that was said, where that is known
     */
    record Standing(Map<String, Long> quarantined, Map<String, Long> waiting, Map<String, Instant> known) {

        static Standing of(
                List<InboxStanding.Count> open, List<InboxStanding.WaitingStream> streams, Map<String, Instant> known) {
            return new Standing(
                    open.stream()
                            .filter(count -> count.state().equals(SetAside.State.QUARANTINED.name()))
                            .collect(groupingBy(InboxStanding.Count::topic, summingLong(InboxStanding.Count::rows))),
                    streams.stream().collect(groupingBy(InboxStanding.WaitingStream::topic, counting())),
                    known);
        }
    }

    /**
     * Everyone's; who does not answer is not in it.
     *
     * @param knownHere as of when each topic is complete at the console itself
     */
    Map<Listener, Standing> look(Map<String, Instant> knownHere) {
        return Everyone.asked(listener ->
                listener.service().map(this::of).orElseGet(() -> Standing.of(self.open(), self.waiting(), knownHere)));
    }

    private Standing of(Service service) {
        var inbox = services.get(service, InboxEndpoint.Standing.class, "/actuator/inbox");
        return Standing.of(
                inbox.open(), inbox.streams(), complete(services.list(service, Known.class, "/actuator/knowledge")));
    }

    /** A topic is known as of the partition that is furthest behind, and not at all while one of them is not. */
    static Map<String, Instant> complete(List<Known> partitions) {
        var complete = new HashMap<String, Instant>();
        var unknown = new HashSet<String>();
        for (var partition : partitions) {
            var asOf = partition.asOf();
            if (asOf == null) {
                unknown.add(partition.topic());
            } else {
                complete.merge(partition.topic(), asOf, (one, other) -> one.isBefore(other) ? one : other);
            }
        }
        complete.keySet().removeAll(unknown);
        return complete;
    }
}
