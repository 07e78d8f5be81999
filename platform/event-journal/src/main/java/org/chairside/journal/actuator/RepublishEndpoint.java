package org.chairside.journal.actuator;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.OptionalLong;
import org.chairside.journal.catalogue.Topic;
import org.chairside.journal.catalogue.TopicCatalogue;
import org.chairside.journal.jdbc.Republishing;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/** {@code /actuator/republish}: publishing the journal once more, from a position or a moment on. */
@Endpoint(id = "republish")
public class RepublishEndpoint {

    private final Republishing republishing;
    private final TopicCatalogue catalogue;
    private final String service;

    public RepublishEndpoint(Republishing republishing, TopicCatalogue catalogue, String service) {
        this.republishing = republishing;
        this.catalogue = catalogue;
        this.service = service;
    }

    /** The latest twenty wishes and how far they have come. */
    @ReadOperation
    public List<Republishing.Progress> latest() {
        return republishing.latest(20);
    }

    /**
     * @param from {@code beginning}, a position, or a moment such as {@code 2026-03-02T08:00:00Z}
     * @param topic one of this service's; all of them if absent
     */
    @WriteOperation
    public WebEndpointResponse<Object> request(String from, @Nullable String topic, SecurityContext context) {
        Topic only = null;
        if (topic != null) {
            only = catalogue.ownedBy(service).stream()
                    .filter(each -> each.name().equals(topic))
                    .findFirst()
                    .orElse(null);
            if (only == null) {
                return Answers.invalid("topic is none of this service's.");
            }
        }
        OptionalLong position = position(from);
        if (position.isEmpty()) {
            return Answers.invalid("from is beginning, a position, or a moment such as 2026-03-02T08:00:00Z.");
        }
        return Answers.accepted(republishing.request(
                only, position.getAsLong(), Person.of(context).name()));
    }

    private OptionalLong position(String from) {
        if (from.equals("beginning")) {
            return OptionalLong.of(1);
        }
        if (from.matches("\\d{1,18}")) {
            return OptionalLong.of(Math.max(1, Long.parseLong(from)));
        }
        try {
            Instant moment = Instant.parse(from);
            return moment.isAfter(EARLIEST) && moment.isBefore(LATEST)
                    ? OptionalLong.of(republishing.positionAt(moment))
                    : OptionalLong.empty();
        } catch (DateTimeParseException neither) {
            return OptionalLong.empty();
        }
    }

    /** What the database can hold. */
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");
}
