package org.chairside.journal.actuator;

import java.util.List;
import org.chairside.journal.jdbc.JournalStanding;
import org.chairside.journal.spring.RelayBell;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/** {@code /actuator/journal}: how far the relay has come, and giving it what was parked. */
@Endpoint(id = "journal")
public class JournalEndpoint {

    private final JournalStanding standing;
    private final RelayBell bell;

    public JournalEndpoint(JournalStanding standing, RelayBell bell) {
        this.standing = standing;
        this.bell = bell;
    }

    /** What waits, what stands aside, who carries. */
    public record Journal(
            JournalStanding.Lag lag, List<JournalStanding.ParkedRow> parked, List<JournalStanding.LeaseHolder> lease) {}

    @ReadOperation
    public Journal journal() {
        return new Journal(standing.lag(), standing.parked(), standing.lease());
    }

    /** @param release the stream whose parked rows the relay is to try again */
    @WriteOperation
    public WebEndpointResponse<Object> release(String release) {
        int rows = standing.release(release);
        if (rows == 0) {
            return Answers.notFound();
        }
        bell.ring();
        return Answers.ok(new Released(release, rows));
    }

    record Released(String stream, int rows) {}
}
