package org.chairside.journal.actuator;

import java.util.Optional;
import org.chairside.journal.inbox.SetAside;
import org.chairside.journal.operations.DryRun;
import org.chairside.journal.operations.QuarantineDesk;
import org.chairside.journal.operations.QuarantinedRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/** {@code /actuator/dryrun}: what a retry would change and say. */
@Endpoint(id = "dryrun")
public class DryRunEndpoint {

    private final QuarantineDesk desk;
    private final DryRun dryRun;

    public DryRunEndpoint(QuarantineDesk desk, DryRun dryRun) {
        this.desk = desk;
        this.dryRun = dryRun;
    }

    /** Either the id of a quarantined record, or the topic and stream that one holds. */
    @WriteOperation
    public WebEndpointResponse<Object> run(@Nullable Long id, @Nullable String topic, @Nullable String stream) {
        if (id == null && (topic == null || stream == null)) {
            return Answers.invalid("Either id is needed, or topic and stream.");
        }
        Optional<QuarantinedRecord> record = id != null ? desk.find(id) : held(topic, stream);
        if (record.isEmpty()) {
            return Answers.notFound();
        }
        if (record.get().state() != SetAside.State.QUARANTINED) {
            return Answers.conflict("not-quarantined", "Only a quarantined record can be tried.");
        }
        if (!desk.hears(record.get())) {
            return Answers.conflict("not-heard", "This service does not hear that topic any more.");
        }
        return dryRun.of(record.get())
                .map(Answers::ok)
                .orElseGet(() -> Answers.conflict("already-resolved", "Somebody has decided about it meanwhile."));
    }

    private Optional<QuarantinedRecord> held(@Nullable String topic, @Nullable String stream) {
        return topic == null || stream == null ? Optional.empty() : desk.holding(topic, stream);
    }
}
