package org.chairside.journal.actuator;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.chairside.journal.codec.EnvelopeHeaders;
import org.chairside.journal.inbox.IncomingRecord;
import org.chairside.journal.inbox.SetAside.State;
import org.chairside.journal.operations.QuarantineDesk;
import org.chairside.journal.operations.QuarantinedRecord;
import org.chairside.journal.operations.Resolution;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/** {@code /actuator/quarantine}: what stands aside, and deciding about it. Contents are shown to nobody without {@code flows.content}. */
@Endpoint(id = "quarantine")
public class QuarantineEndpoint {

    private static final Logger log = LoggerFactory.getLogger(QuarantineEndpoint.class);
    private static final Map<String, State> OPEN =
            Map.of("QUARANTINED", State.QUARANTINED, "HELD", State.HELD, "GAP", State.GAP);
    private static final int LONGEST_REASON = 500;
    private static final int LARGEST_VALUE = 200_000;

    private final QuarantineDesk desk;

    public QuarantineEndpoint(QuarantineDesk desk) {
        this.desk = desk;
    }

    /** Open records, oldest first, at most {@code limit} (100) after the id {@code after}. */
    @ReadOperation
    public WebEndpointResponse<Object> open(
            @Nullable String topic, @Nullable String state, @Nullable Long after, @Nullable Integer limit) {
        int most = limit == null ? 100 : limit;
        if (most < 1 || most > 1000) {
            return Answers.invalid("limit is 1 to 1000.");
        }
        if (state != null && !OPEN.containsKey(state)) {
            return Answers.invalid("state is QUARANTINED, HELD or GAP.");
        }
        return Answers.ok(
                new Page(desk.open(topic, state == null ? null : OPEN.get(state), after == null ? 0 : after, most)));
    }

    @ReadOperation
    public WebEndpointResponse<Object> one(@Selector long id, @Nullable Boolean content, SecurityContext context) {
        Person person = Person.of(context);
        QuarantinedRecord record = desk.find(id).orElse(null);
        if (record == null) {
            return Answers.notFound();
        }
        if (!Boolean.TRUE.equals(content)) {
            return Answers.ok(new Known(record, desk.closedProposals(id)));
        }
        if (!person.may(Person.SEE_CONTENT)) {
            return Answers.forbidden("Contents may be health data; the privacy officer sees them.");
        }
        log.info("{} looked into quarantined record {}", person.name(), id);
        return Answers.ok(Content.of(record, desk.content(id)));
    }

    /**
     * @param action {@code retry}, {@code skip}, {@code replace}, {@code approve} or {@code withdraw}
     * @param reason why, for {@code skip} and {@code replace}; no names, no health data
     * @param proposal the id of what was proposed, for {@code approve} and {@code withdraw}
     * @param data the corrected event as JSON text, for {@code replace}
     */
    @WriteOperation
    public WebEndpointResponse<Object> decide(
            @Selector long id,
            String action,
            @Nullable String reason,
            @Nullable Long proposal,
            @Nullable String data,
            SecurityContext context) {
        Person person = Person.of(context);
        boolean second = action.equals("approve") || action.equals("withdraw");
        if (!person.may(Person.OPERATE) && !(second && person.may(Person.APPROVE))) {
            return Answers.forbidden("This needs the right " + (second ? Person.APPROVE : Person.OPERATE) + ".");
        }
        return switch (action) {
            case "retry" -> answer(desk.retry(id, person.name()));
            case "approve", "withdraw" -> {
                if (proposal == null && desk.find(id).isPresent()) {
                    yield Answers.invalid("proposal is needed: the id of what was proposed, as you have read it.");
                }
                long read = proposal == null ? 0 : proposal;
                yield answer(
                        action.equals("approve")
                                ? desk.approve(id, read, person.name())
                                : desk.withdraw(id, read, person.name()));
            }
            case "skip", "replace" -> {
                if (reason == null
                        || reason.isBlank()
                        || reason.length() > LONGEST_REASON
                        || EnvelopeHeaders.hasControlCharacter(reason)) {
                    yield Answers.invalid("reason is needed, at most 500 characters in one line.");
                }
                if (action.equals("skip")) {
                    yield answer(desk.skip(id, person.name(), reason));
                }
                if (data == null || data.length() > LARGEST_VALUE) {
                    yield Answers.invalid(
                            "data is needed: the corrected event as JSON text, at most 200,000 characters.");
                }
                yield answer(desk.replace(id, person.name(), reason, data));
            }
            default -> Answers.invalid("action is retry, skip, replace, approve or withdraw.");
        };
    }

    private static WebEndpointResponse<Object> answer(Resolution resolution) {
        return switch (resolution) {
            case Resolution.Done done -> Answers.ok(done);
            case Resolution.Proposed proposed -> Answers.accepted(proposed);
            case Resolution.Refused(String code, String detail) -> Answers.conflict(code, detail);
            case Resolution.Unknown _ -> Answers.notFound();
        };
    }

    /** One page; the next begins after its last id. */
    record Page(List<QuarantinedRecord> records) {}

    /** A record, and what was proposed about it before. */
    record Known(@JsonUnwrapped QuarantinedRecord record, List<QuarantinedRecord.ClosedProposal> closedProposals) {}

    /** Everything that arrived; bytes in base64, as they may be no text. */
    record Content(
            QuarantinedRecord record,
            @Nullable String key,
            List<Header> headers,
            @Nullable String value) {

        record Header(String name, @Nullable String value) {}

        static Content of(QuarantinedRecord record, IncomingRecord arrived) {
            byte[] key = arrived.key();
            List<Header> headers = new ArrayList<>();
            arrived.headers().forEach(each -> headers.add(new Header(each.name(), base64(each.value()))));
            return new Content(
                    record,
                    key == null ? null : new String(key, StandardCharsets.UTF_8),
                    headers,
                    base64(arrived.value()));
        }

        private static @Nullable String base64(byte @Nullable [] bytes) {
            return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
        }
    }
}
