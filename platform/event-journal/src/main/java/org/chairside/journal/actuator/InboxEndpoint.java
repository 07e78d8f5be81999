package org.chairside.journal.actuator;

import java.util.List;
import java.util.Map;
import org.chairside.journal.jdbc.InboxStanding;
import org.chairside.journal.spring.SpringInbox;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** {@code /actuator/inbox}: how far this service has come with what it hears. */
@Endpoint(id = "inbox")
public class InboxEndpoint {

    private final InboxStanding standing;
    private final SpringInbox inbox;

    public InboxEndpoint(InboxStanding standing, SpringInbox inbox) {
        this.standing = standing;
        this.inbox = inbox;
    }

    /**
     * @param positions per topic and partition the next offset to be read
     * @param streams that are held, or wait for an event that has not come
     * @param away what a topic's consumer waits for: a database, a key store
     * @param open records that stand aside
     */
    public record Standing(
            List<InboxStanding.Position> positions,
            List<InboxStanding.WaitingStream> streams,
            Map<String, String> away,
            List<InboxStanding.Count> open) {}

    @ReadOperation
    public Standing inbox() {
        return new Standing(standing.positions(), standing.waiting(), inbox.waiting(), standing.open());
    }
}
