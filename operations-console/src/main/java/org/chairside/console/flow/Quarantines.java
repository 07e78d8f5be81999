package org.chairside.console.flow;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.chairside.console.identity.Person;
import org.chairside.console.services.Answer;
import org.chairside.console.services.Service;
import org.chairside.console.services.Services;
import org.chairside.journal.inbox.Receipt;
import org.chairside.journal.inbox.Receipt.Outcome;
import org.chairside.journal.inbox.SetAside;
import org.chairside.journal.operations.QuarantineDesk;
import org.chairside.journal.operations.QuarantinedRecord;
import org.chairside.journal.operations.Resolution;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What each listener has set aside, from its own register, and what people decide about it: the services by HTTP, the console in here. */
@Component
class Quarantines {

    private final Services services;
    private final QuarantineDesk desk;

    Quarantines(Services services, QuarantineDesk desk) {
        this.services = services;
        this.desk = desk;
    }

    /**
     * What a person wishes.
     *
     * @param reason why, for {@code SKIP}
     * @param proposal what was proposed, as the person has read it, for {@code APPROVE} and {@code WITHDRAW}
     */
    record Wish(
            Action action,
            @Nullable String reason,
            @Nullable Long proposal) {

        private static final int LONGEST_REASON = 500;

        /** Whether it says all that its action needs. */
        boolean isWhole() {
            return switch (action) {
                case RETRY -> true;
                case SKIP -> reason != null && !reason.isBlank() && reason.length() <= LONGEST_REASON;
                case APPROVE, WITHDRAW -> proposal != null;
            };
        }

        private Map<String, Object> body() {
            var body = new HashMap<String, Object>();
            body.put("action", action.word());
            if (action == Action.SKIP && reason != null) {
                body.put("reason", reason);
            }
            if (proposal != null) {
                body.put("proposal", proposal);
            }
            return body;
        }
    }

    /** What can be done about a record; a second person approves or withdraws. */
    enum Action {
        RETRY,
        SKIP,
        APPROVE,
        WITHDRAW;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean isOfTheSecondPerson() {
            return this == APPROVE || this == WITHDRAW;
        }
    }

    /** What came of a wish; its words are the message {@code quarantine.came.<what>}. */
    record Came(String what, int taken, String code, String detail) {

        private static final Came UNKNOWN = new Came("unknown", 0, "", "");

        static Came refused(String code, String detail) {
            return new Came("refused", 0, code, detail);
        }

        /** Good only if the record is off the list and nothing behind it took its place there. */
        private static Came decided(SetAside.State state, List<Outcome> outcomes) {
            var stands = state != SetAside.State.RESOLVED || outcomes.contains(Outcome.QUARANTINED);
            var taken = (int) outcomes.stream()
                    .filter(outcome -> outcome == Outcome.APPLIED || outcome == Outcome.RESOLVED)
                    .count();
            return new Came(stands ? "again" : "done", taken, "", "");
        }

        public boolean isGood() {
            return what.equals("done");
        }
    }

    private record Page(List<QuarantinedRecord> records) {}

    /** What is open at each, oldest first, at most {@code limit}; who does not answer is not in it. */
    Map<Listener, List<QuarantinedRecord>> open(int limit) {
        return Everyone.asked(listener -> listener.service()
                .map(service -> services.get(service, Page.class, "/actuator/quarantine?limit={limit}", limit)
                        .records())
                .orElseGet(() -> desk.open(null, null, 0, limit)));
    }

    /** The listener itself, and nobody else, says what came of it. */
    Came decide(Listener listener, long id, Wish wish, Person person) {
        if (!wish.isWhole()) {
            return Came.refused("invalid", "");
        }
        return listener.service()
                .map(service -> told(service, id, wish))
                .orElseGet(() -> told(here(id, wish, person.getUsername())));
    }

    private Came told(Service service, long id, Wish wish) {
        var answer = services.send(
                service,
                HttpMethod.POST,
                "/actuator/quarantine/" + id,
                wish.body(),
                UUID.randomUUID().toString(),
                Map.of());
        return switch (answer) {
            case Answer.Done done -> told(done.body());
            case Answer.Problem problem -> Came.refused(problem.code(), problem.detail());
            case Answer.Unknown _ -> Came.UNKNOWN;
        };
    }

    private static Came told(JsonNode body) {
        if (!body.has("outcomes")) {
            return new Came("proposed", 0, "", "");
        }
        var outcomes = body.path("outcomes")
                .valueStream()
                .map(receipt -> Outcome.valueOf(receipt.path("outcome").asString()))
                .toList();
        return Came.decided(
                SetAside.State.valueOf(body.path("record").path("state").asString()), outcomes);
    }

    private Resolution here(long id, Wish wish, String person) {
        var reason = wish.reason() == null ? "" : wish.reason();
        long proposal = wish.proposal() == null ? 0 : wish.proposal();
        return switch (wish.action()) {
            case RETRY -> desk.retry(id, person);
            case SKIP -> desk.skip(id, person, reason);
            case APPROVE -> desk.approve(id, proposal, person);
            case WITHDRAW -> desk.withdraw(id, proposal, person);
        };
    }

    private static Came told(Resolution resolution) {
        return switch (resolution) {
            case Resolution.Done done ->
                Came.decided(
                        done.record().state(),
                        done.outcomes().stream().map(Receipt::outcome).toList());
            case Resolution.Proposed _ -> new Came("proposed", 0, "", "");
            case Resolution.Refused refused -> Came.refused(refused.code(), refused.detail());
            case Resolution.Unknown _ -> Came.refused("not-found", "");
        };
    }
}
