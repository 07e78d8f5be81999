package org.chairside.journal.operations;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.chairside.journal.Envelope;
import org.chairside.journal.catalogue.TopicCatalogue;
import org.chairside.journal.codec.EnvelopeHeaders;
import org.chairside.journal.inbox.Freeing;
import org.chairside.journal.inbox.InboxBatch;
import org.chairside.journal.inbox.InboxStore;
import org.chairside.journal.inbox.IncomingRecord;
import org.chairside.journal.inbox.Outage;
import org.chairside.journal.inbox.Poison;
import org.chairside.journal.inbox.Receipt;
import org.chairside.journal.inbox.SetAside;
import org.chairside.journal.inbox.Subscription;
import org.chairside.journal.inbox.Transactions;
import org.chairside.journal.inbox.Waiting;
import org.chairside.journal.operations.QuarantineRegister.Decided;
import org.chairside.journal.operations.QuarantinedRecord.Action;
import org.chairside.journal.spring.SpringInbox;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionException;

/**
 * Where people deal with quarantined records: try again after a fix, skip, or replace by a corrected event. A record that waits for
 * events which will never come is skipped as well: it is let go, and its stream stays where it is.
 *
 * <p>Each decision and everything that then flows is one transaction under the stream's lock; of two people who decide at once one is
 * told. Skipping or replacing on a clinical topic needs a second person.
 */
public final class QuarantineDesk implements LateKeys.Desk {

    private static final Resolution.Refused NOT_PROPOSED = new Resolution.Refused(
            "not-proposed", "This is not, or not any more, what waits for a second person here; look again.");

    private static final Set<SetAside.State> SKIPPABLE = Set.of(SetAside.State.QUARANTINED, SetAside.State.GAP);

    private final SpringInbox inbox;
    private final InboxStore store;
    private final Transactions transactions;
    private final TopicCatalogue catalogue;
    private final QuarantineRegister register;
    private final String consumer;

    public QuarantineDesk(
            SpringInbox inbox,
            InboxStore store,
            Transactions transactions,
            TopicCatalogue catalogue,
            JdbcTemplate jdbc,
            String consumer) {
        this.inbox = inbox;
        this.store = store;
        this.transactions = transactions;
        this.catalogue = catalogue;
        this.register = new QuarantineRegister(jdbc, consumer);
        this.consumer = consumer;
    }

    /** What is open, oldest first, of one topic or state or of all; {@code after} is the last id already seen. */
    public List<QuarantinedRecord> open(@Nullable String topic, SetAside.@Nullable State state, long after, int limit) {
        return register.open(topic, state, after, limit);
    }

    public Optional<QuarantinedRecord> find(long id) {
        return register.find(id);
    }

    /** What was proposed about a record before, and what became of it. */
    public List<QuarantinedRecord.ClosedProposal> closedProposals(long id) {
        return register.closedProposals(id);
    }

    /** The record that holds a stream. */
    public Optional<QuarantinedRecord> holding(String topic, String stream) {
        return register.holding(topic, stream);
    }

    /** Whether this service still hears the record's topic: only then can it be handled. */
    public boolean hears(QuarantinedRecord record) {
        return inbox.of(record.topic()).isPresent();
    }

    /** Key, headers and value as they arrived; for those alone who may see health data. */
    public IncomingRecord content(long id) {
        return register.whole(id).record();
    }

    /** Has the record handled by today's code. */
    public Resolution retry(long id, String person) {
        return decide(id, seen -> retry(seen, person));
    }

    @Override
    public Resolution keyCame(long id) {
        return decide(id, seen -> {
            SetAside row = readable(id);
            return resume(seen, row, retrying(seen, row));
        });
    }

    @Override
    public List<LateKeys.AwaitedKey> awaitedKeys(long after, int limit) {
        return register.awaitedKeys(after, limit);
    }

    /** Passes the record over, or lets go of one that waits for events which will never come. */
    public Resolution skip(long id, String person, String reason) {
        return decide(
                id,
                SKIPPABLE,
                seen -> clinical(seen)
                        ? propose(seen, Action.SKIP, reason, null, person)
                        : skip(seen, Decided.alone(person, reason)));
    }

    /** Puts a corrected value, as JSON, in the place of the damaged one; what arrived is kept. */
    public Resolution replace(long id, String person, String reason, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        return decide(id, seen -> {
            Optional<Poison> wrong =
                    batch(seen).objection(register.whole(seen.id()).record().corrected(bytes));
            if (wrong.isPresent()) {
                return new Resolution.Refused(
                        "correction-unfit", "The corrected event is not fit: " + said(wrong.get()));
            }
            return clinical(seen)
                    ? propose(seen, Action.REPLACE, reason, bytes, person)
                    : replace(seen, bytes, Decided.alone(person, reason));
        });
    }

    /** A second person agrees with one proposal, as that person has read it. */
    public Resolution approve(long id, long proposal, String person) {
        return decide(id, SKIPPABLE, seen -> {
            QuarantinedRecord.Proposal proposed = seen.proposal();
            if (proposed == null || proposed.id() != proposal) {
                return NOT_PROPOSED;
            }
            if (proposed.proposedBy().equals(person)) {
                return new Resolution.Refused("second-person-needed", "The second person must be somebody else.");
            }
            Decided decided = new Decided(proposed.proposedBy(), person, proposed.reason(), proposal);
            return switch (proposed.action()) {
                case SKIP -> skip(seen, decided);
                case REPLACE ->
                    register.proposedReplacement(proposal)
                            .map(value -> replace(seen, value, decided))
                            .orElse(NOT_PROPOSED);
            };
        });
    }

    /** Nobody agrees: what was proposed is closed. */
    public Resolution withdraw(long id, long proposal, String person) {
        return decide(
                id, SKIPPABLE, seen -> register.withdraw(id, proposal, person) ? done(seen, List.of()) : NOT_PROPOSED);
    }

    /** What a retry comes down to: used for the rehearsal as well. */
    InboxBatch.StreamDecision retrying(QuarantinedRecord seen, SetAside row) {
        return stream -> {
            register.claim(seen);
            store.hold(row);
            return Freeing.retried(stream, row, waiting(row));
        };
    }

    /** The row with the envelope that today's code reads in it. */
    SetAside readable(long id) {
        SetAside row = register.whole(id);
        Envelope envelope = EnvelopeHeaders.read(row.record().texts());
        return new SetAside(row.id(), row.state(), row.record(), envelope, row.poison());
    }

    InboxBatch batch(QuarantinedRecord seen) {
        return inbox.of(seen.topic()).orElseThrow(() -> new NotHeard(seen.topic()));
    }

    private Resolution retry(QuarantinedRecord seen, String person) {
        InboxBatch batch = batch(seen);
        Optional<Poison> wrong = batch.objection(register.whole(seen.id()).record());
        if (wrong.isPresent()) {
            return new Resolution.Refused("still-unfit", "The record is as it was: " + said(wrong.get()));
        }
        SetAside row = readable(seen.id());
        return resume(seen, row, stream -> {
            var freed = retrying(seen, row).decide(stream);
            register.decided(seen.id(), Decided.alone(person, null));
            return freed;
        });
    }

    private Resolution skip(QuarantinedRecord seen, Decided decided) {
        SetAside row = register.whole(seen.id());
        if (row.envelope() == null) {
            transactions.run(() -> {
                register.claim(seen);
                passOver(seen, row, decided);
            });
            return done(seen, List.of());
        }
        boolean monotone = catalogue.topic(seen.topic()).compacted();
        return resume(seen, row, stream -> {
            register.claim(seen);
            if (seen.state() == SetAside.State.GAP) {
                passOver(seen, row, decided);
                return stream;
            }
            var freed = Freeing.skipped(stream, row, waiting(row), monotone);
            passOver(seen, row, decided);
            return freed;
        });
    }

    private void passOver(QuarantinedRecord seen, SetAside row, Decided decided) {
        register.decided(seen.id(), decided);
        store.release(row, "skipped");
        int sequence = seen.sequence() == null ? 0 : seen.sequence();
        store.receipts(
                subscription(seen.topic()),
                List.of(new Receipt(seen.stream(), sequence, sequence, Receipt.Outcome.RESOLVED, null)));
    }

    private Resolution replace(QuarantinedRecord seen, byte[] value, Decided decided) {
        SetAside row = readable(seen.id());
        return resume(seen, row, stream -> {
            var freed = retrying(seen, row).decide(stream);
            register.replaceValue(seen.id(), value);
            register.decided(seen.id(), decided);
            return freed;
        });
    }

    private Resolution resume(QuarantinedRecord seen, SetAside row, InboxBatch.StreamDecision decision) {
        String stream = Objects.requireNonNull(row.envelope()).stream();
        return done(seen, batch(seen).resume(stream, decision));
    }

    private Resolution done(QuarantinedRecord seen, List<Receipt> outcomes) {
        return new Resolution.Done(register.find(seen.id()).orElseThrow(), outcomes);
    }

    private Resolution propose(
            QuarantinedRecord seen, Action action, String reason, byte @Nullable [] value, String person) {
        if (!register.propose(seen.id(), action, reason, value, person)) {
            return new Resolution.Refused(
                    "already-proposed", "A decision about this record waits for a second person already.");
        }
        return new Resolution.Proposed(register.find(seen.id()).orElseThrow());
    }

    private Resolution decide(long id, Decision decision) {
        return decide(id, Set.of(SetAside.State.QUARANTINED), decision);
    }

    private Resolution decide(long id, Set<SetAside.State> states, Decision decision) {
        Optional<QuarantinedRecord> seen = register.find(id);
        if (seen.isEmpty()) {
            return new Resolution.Unknown();
        }
        if (!states.contains(seen.get().state())) {
            return told(seen.get());
        }
        try {
            return decision.about(seen.get());
        } catch (QuarantineRegister.AlreadyDecided meanwhile) {
            return told(meanwhile.now());
        } catch (QuarantineRegister.ProposalClosed meanwhile) {
            return NOT_PROPOSED;
        } catch (Freeing.EarlierMissing earlier) {
            return new Resolution.Refused("earlier-missing", "Earlier events of this stream have not come yet.");
        } catch (DataAccessException | TransactionException refused) {
            Outage.rethrow(refused);
            return new Resolution.Refused(
                    "not-committed",
                    "The database refuses what the handlers would write, and does not say for which event.");
        } catch (NotHeard unheard) {
            return new Resolution.Refused("not-heard", "This service does not hear that topic any more.");
        }
    }

    private static Resolution told(QuarantinedRecord now) {
        String who = now.decidedBy() == null ? "" : " by " + now.decidedBy();
        return switch (now.state()) {
            case RESOLVED -> new Resolution.Refused("already-resolved", "It has been resolved" + who + ".");
            case QUARANTINED -> new Resolution.Refused("just-tried", "It has just been tried again" + who + ".");
            case HELD, GAP ->
                new Resolution.Refused("only-waiting", "Nothing is wrong with it: it waits for an earlier event.");
        };
    }

    private List<Waiting> waiting(SetAside row) {
        return store.waiting(subscription(row.record().topic()), Objects.requireNonNull(row.envelope()).stream());
    }

    private Subscription subscription(String topic) {
        return new Subscription(consumer, topic);
    }

    private boolean clinical(QuarantinedRecord record) {
        return catalogue.topic(record.topic()).clinical();
    }

    private static String said(Poison poison) {
        return poison.reason().code() + (poison.pointer() == null ? "" : " at " + poison.pointer());
    }

    @FunctionalInterface
    private interface Decision {
        Resolution about(QuarantinedRecord seen);
    }

    /** The service does not hear this topic any more. */
    private static final class NotHeard extends RuntimeException {
        NotHeard(String topic) {
            super(topic);
        }
    }
}
