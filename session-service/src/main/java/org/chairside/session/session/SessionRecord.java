package org.chairside.session.session;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chairside.contracts.Decision.Refused;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.contracts.session.SessionCompleted;
import org.chairside.contracts.session.SessionEvent;
import org.chairside.contracts.session.VialEvent;
import org.chairside.journal.Journal;
import org.chairside.journal.JournalEntry;
import org.chairside.session.facts.Facts;
import org.chairside.session.facts.KnownVisit;
import org.chairside.session.vial.AccountForGiven;
import org.chairside.session.vial.DrugLedger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Writes down what was decided: the state row first, then the journal, in the running transaction.
 *
 * <p>When an infusion ends, by whatever command, what was given leaves the drug ledger in the same commit. When a session is over, so is the
 * question how much of its drug may be missing: a policy that comes later closes no old account.
 */
@Service
class SessionRecord {

    private final Sessions sessions;
    private final Journal journal;
    private final DrugLedger ledger;
    private final Facts facts;

    SessionRecord(Sessions sessions, Journal journal, DrugLedger ledger, Facts facts) {
        this.sessions = sessions;
        this.journal = journal;
        this.ledger = ledger;
        this.facts = facts;
    }

    void write(@Nullable Session before, List<SessionEvent> events, @Nullable SitePolicy policy, Instant at) {
        if (events.isEmpty()) {
            return;
        }
        var after = Session.evolve(before, events.getFirst(), at).after(events.subList(1, events.size()), at);
        var journey = facts.visit(after.visit().appointment())
                .map(KnownVisit::journey)
                .orElse(null);
        sessions.save(before, after);
        if (after.isOver() && (before == null || !before.isOver())) {
            var site = after.visit().site();
            sessions.fixHubLoss(after.id(), DrugAccounts.hubLoss(facts.policy(site)));
        }
        journal.append(new JournalEntry(
                "session/" + after.id(),
                after.version() - events.size(),
                after.visit().patient().toString(),
                after.visit().site().value(),
                journey,
                policy == null ? null : policy.version(),
                at,
                events));
        if (events.stream().anyMatch(SessionCompleted.class::isInstance)) {
            accountForGiven(after, journey);
        }
    }

    private void accountForGiven(Session over, @Nullable UUID journey) {
        var prepared = over.prepared();
        var infusion = over.infusion();
        if (prepared == null || infusion == null || infusion.end() == null) {
            throw new IllegalStateException("an infusion that is over was prepared and has an end");
        }
        var given = infusion.end().givenMicrograms();
        if (given == 0) {
            return;
        }
        var entry =
                ledger.handle(prepared.vial(), new AccountForGiven(over.id(), given, infusion.startedBy()), journey);
        if (entry instanceof Refused<VialEvent>(var refusal)) {
            throw new IllegalStateException("the drug ledger does not agree: " + refusal.reason());
        }
    }
}
