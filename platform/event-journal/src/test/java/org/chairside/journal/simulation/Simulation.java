package org.chairside.journal.simulation;

import java.nio.charset.StandardCharsets;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.chairside.journal.Envelope;
import org.chairside.journal.ImpossibleTransition;
import org.chairside.journal.Unreachable;
import org.chairside.journal.catalogue.Topic;
import org.chairside.journal.catalogue.TopicCatalogue;
import org.chairside.journal.example.ChairEvent;
import org.chairside.journal.inbox.InboxBatch;
import org.chairside.journal.inbox.InboxStore;
import org.chairside.journal.inbox.IncomingRecord;
import org.chairside.journal.inbox.Reaction;
import org.chairside.journal.inbox.Receipt;
import org.chairside.journal.inbox.SetAside;
import org.chairside.journal.inbox.Subscription;
import org.chairside.journal.knowledge.LocalKnowledge;
import org.chairside.journal.knowledge.WatermarkBook;
import org.chairside.journal.relay.JournalStore;
import org.chairside.journal.relay.Lease;
import org.chairside.journal.relay.OutgoingRecord;
import org.chairside.journal.relay.Packing;
import org.chairside.journal.relay.Relay;
import org.chairside.journal.relay.RelaySettings;
import org.chairside.journal.relay.Settling;
import org.chairside.journal.relay.Watermark;
import org.chairside.journal.relay.Watermarks;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * One run of the whole way of an event, in one thread: commands, journal, two relays, a broker, two consumers and their inbox.
 *
 * <p>The seed decides everything: who acts next, which call of a port a process dies in or is frozen in, what the broker loses or
 * repeats, when the database is away, which records are forged. Then the faults stop, and what must hold is checked.
 */
final class Simulation implements PortCalls {

    private static final int PARTITIONS = 3;
    private static final int ACTS = 320;
    private static final String WATERMARKS = "watermarks";
    private static final Subscription SUBSCRIPTION = new Subscription("chair-service", Examples.CHAIRS);
    private static final TopicCatalogue CATALOGUE = Examples.catalogue();

    private final Random random;
    private final Parts parts;
    private final boolean calm;
    private final Story story = new Story();
    private Instant now = Examples.MORNING;
    private long nanos;

    private final InMemoryJournal journal = new InMemoryJournal(this, () -> now);
    private final InMemoryBus broker = new InMemoryBus(this, PARTITIONS);
    private final Chairs chairs;
    private final RelayHost[] relays = new RelayHost[2];
    private final List<InMemoryBus> oldConnections = new ArrayList<>();
    private final List<Watermark> announced = new ArrayList<>();
    private final int[] heard = new int[PARTITIONS];
    private WatermarkBook book = new WatermarkBook();

    private final InMemoryInbox inboxRows = new InMemoryInbox(this);
    private final InboxStore inboxStore;
    private final ChairUse use = new ChairUse();
    private final Forger forger;
    private final ConsumerHost[] consumers = new ConsumerHost[2];
    private final int[] owner = new int[PARTITIONS];
    private final long[] committed = new long[PARTITIONS];

    private final Set<String> cursed = new HashSet<>();
    private final Set<String> oversized = new HashSet<>();
    private final Map<String, Integer> flaky = new HashMap<>();
    private final Set<String> retried = new HashSet<>();
    private boolean limitRaised;

    private final Set<String> frozen = new HashSet<>();
    private String acting = "";
    private boolean faultsMayHappen;
    private int databaseAwayFor;

    Simulation(long seed, Parts parts) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
        this.parts = parts;
        this.calm = Math.floorMod(seed, 6) == 0;
        this.chairs = new Chairs(journal, CATALOGUE, this, random, () -> now);
        this.forger = new Forger(broker, random);
        this.inboxStore = parts.inbox(inboxRows);
        inboxRows.alsoRestoring(use);
        for (int each = 0; each < relays.length; each++) {
            relays[each] = new RelayHost(each);
        }
        for (int each = 0; each < consumers.length; each++) {
            consumers[each] = new ConsumerHost(each);
        }
        for (int partition = 0; partition < PARTITIONS; partition++) {
            owner[partition] = partition % consumers.length;
        }
    }

    Story run() {
        faultsMayHappen = !calm;
        for (int act = 0; act < ACTS; act++) {
            act();
        }
        faultsMayHappen = false;
        databaseAwayFor = 0;
        boolean rested = heal();
        Checker checker = new Checker(chairs, use, inboxRows, cursedNames());
        checker.everyEventHasItsPlace();
        checker.quarantineIsThePoison(forger.injected());
        if (calm) {
            checker.nothingOvertakes(broker.all(Examples.CHAIRS));
        }
        mustRest(rested);
        settleEverything();
        checker.allIsApplied();
        rebuild();
        return story;
    }

    // ---- who acts

    private void act() {
        tick(1 + random.nextInt(20));
        int choice = random.nextInt(calm ? 135 : 160);
        if (choice < 18) {
            as("service", chairs::begin);
        } else if (choice < 36) {
            as("service", this::endCommand);
        } else if (choice < 60) {
            int which = random.nextInt(2);
            as("relay " + which, () -> relays[which].step());
        } else if (choice < 74) {
            int which = random.nextInt(2);
            as("settling " + which, () -> relays[which].settle());
        } else if (choice < 100) {
            deliver(random.nextInt(5) == 0);
        } else if (choice < 125) {
            int which = random.nextInt(2);
            as("consumer " + which, () -> consumers[which].poll());
        } else if (choice < 135) {
            hear();
        } else {
            fault();
        }
    }

    private void fault() {
        switch (random.nextInt(13)) {
            case 0 -> connection(InMemoryBus::lose, "connection lost");
            case 1 -> connection(bus -> bus.dropOne(random.nextInt(64)), "record given up by the producer");
            case 2 -> connection(bus -> bus.deliverOne(random.nextInt(64), false), "acknowledgement lost");
            case 3, 4 -> landStraggler();
            case 5 -> repeat();
            case 6, 7 -> {
                forger.forge(lastInLog());
                story.happened("record forged");
            }
            case 8 -> rebalance(random.nextInt(PARTITIONS));
            case 9 -> {
                databaseAwayFor = 1 + random.nextInt(12);
                story.happened("database away");
            }
            case 10 -> {
                tick(random.nextInt(3_600_000));
                story.happened("clock jump");
            }
            case 11 ->
                die(List.of("service", "relay 0", "relay 1", "consumer 0", "consumer 1")
                        .get(random.nextInt(5)));
            default -> as("operator", this::operate);
        }
    }

    /** Runs what one process does; it may die of it, or be told that something is away. */
    private void as(String process, Runnable work) {
        if (frozen.contains(process)) {
            return;
        }
        String before = acting;
        acting = process;
        story.trace(process);
        try {
            work.run();
        } catch (Crash crash) {
            story.happened("crash " + crash.getMessage());
            die(process);
        } catch (DataAccessResourceFailureException | Unreachable | IllegalStateException away) {
            story.happened("told of an outage");
        } finally {
            acting = before;
        }
    }

    private void die(String process) {
        if (frozen.contains(process)) {
            return;
        }
        switch (process) {
            case "service" -> chairs.abandonAll();
            case "relay 0", "settling 0" -> reborn(0);
            case "relay 1", "settling 1" -> reborn(1);
            case "consumer 0" -> consumers[0].reborn();
            case "consumer 1" -> consumers[1].reborn();
            default -> {}
        }
    }

    private void reborn(int which) {
        if (frozen.contains("relay " + which) || frozen.contains("settling " + which)) {
            return;
        }
        relays[which].die();
        relays[which] = new RelayHost(which);
    }

    @Override
    public void at(String point) {
        if (!faultsMayHappen) {
            return;
        }
        story.trace(point);
        if (databaseAwayFor > 0
                && !point.contains("sending")
                && !point.contains("producer")
                && !point.contains("offset")) {
            databaseAwayFor--;
            throw new DataAccessResourceFailureException(
                    "the database", new SQLTransientConnectionException("refused", "08001"));
        }
        int dice = random.nextInt(600);
        if (dice < 2) {
            throw new Crash(point);
        }
        if (dice < 6 && frozen.isEmpty() && !acting.isEmpty() && !acting.equals("operator")) {
            freeze();
        }
    }

    /** The process stands still in the middle of a call, is thought dead, and goes on as if nothing had happened. */
    private void freeze() {
        String process = acting;
        boolean wholeHost = process.startsWith("relay") || random.nextBoolean();
        frozen.add(process);
        if (process.startsWith("relay") || (process.startsWith("settling") && wholeHost)) {
            String number = process.substring(process.length() - 1);
            frozen.add("relay " + number);
            frozen.add("settling " + number);
            journal.seize();
            story.happened("relay frozen and thought dead");
        } else if (process.startsWith("consumer") && !inboxRows.busy()) {
            int which = process.charAt(process.length() - 1) - '0';
            for (int partition = 0; partition < PARTITIONS; partition++) {
                if (owner[partition] == which) {
                    rebalance(partition);
                }
            }
            story.happened("consumer frozen in mid-batch, its partitions moved");
        }
        int acts = 2 + random.nextInt(25);
        for (int act = 0; act < acts; act++) {
            act();
        }
        frozen.clear();
    }

    private void tick(int millis) {
        now = now.plusMillis(millis);
        nanos += Duration.ofMillis(millis).toNanos();
    }

    // ---- the service that speaks

    private void endCommand() {
        tick(1);
        int before = journal.rows().size();
        if (chairs.end()) {
            story.happened("lower position committed late");
        }
        for (Chairs.Committed each : since(before)) {
            if (!calm && random.nextInt(60) == 0) {
                cursed.add(each.name());
            } else if (!calm && random.nextInt(40) == 0) {
                flaky.put(each.name(), 2);
            } else if (!calm && !limitRaised && random.nextInt(80) == 0) {
                oversized.add(each.name());
            }
        }
    }

    private List<Chairs.Committed> since(int before) {
        List<Chairs.Committed> all =
                chairs.history().values().stream().flatMap(List::stream).toList();
        return journal.rows().size() == before
                ? List.of()
                : all.stream().filter(each -> each.at().equals(now)).toList();
    }

    // ---- relays and broker

    private final class RelayHost {
        private final int number;
        private final InMemoryBus connection = broker.connect(Simulation.this::tooLarge);
        private final Lease lease = parts.lease(journal);
        private final Settling settling;
        private final Relay relay;

        RelayHost(int number) {
            this.number = number;
            JournalStore store = parts.journal(journal, chairs, number);
            this.settling = new Settling(store);
            Watermarks watermarks = new Watermarks(
                    "chairside/main/chair-service",
                    List.of(Examples.CHAIRS),
                    Simulation.this::announcement,
                    () -> nanos,
                    Duration.ofMillis(500));
            this.relay = new Relay(
                    store,
                    connection,
                    lease,
                    new Packing(CATALOGUE),
                    watermarks,
                    settling,
                    new RelaySettings(40, 7, Duration.ofMillis(20), Duration.ofMillis(500), Duration.ofMillis(100)));
        }

        /** As the relay's own thread does: what fails makes it begin anew. */
        void step() {
            boolean led = relay.leads();
            try {
                relay.step();
            } catch (RuntimeException failure) {
                story.happened("relay began anew");
                relay.stepDown();
            }
            if (led && !relay.leads()) {
                story.happened("relay stepped down");
            }
            if (!led && relay.leads()) {
                story.happened("relay took over");
            }
        }

        void settle() {
            settling.step();
        }

        void die() {
            connection.abandon();
            oldConnections.add(connection);
            lease.release();
        }

        @Override
        public String toString() {
            return "relay " + number;
        }
    }

    private boolean tooLarge(OutgoingRecord record) {
        return !limitRaised
                && oversized.contains(record.headers().get("ce_stream") + "#"
                        + record.headers().get("ce_sequence"));
    }

    private OutgoingRecord announcement(Watermark watermark) {
        announced.add(watermark);
        return new OutgoingRecord(
                WATERMARKS,
                watermark.source(),
                Map.of(),
                Integer.toString(announced.size() - 1).getBytes(StandardCharsets.UTF_8));
    }

    private void deliver(boolean everything) {
        InMemoryBus connection = relays[random.nextInt(2)].connection;
        int records = everything ? connection.underWay() : 1 + random.nextInt(4);
        for (int each = 0; each < records && connection.underWay() > 0; each++) {
            connection.deliverOne(random.nextInt(64), true);
        }
    }

    private void connection(Consumer<InMemoryBus> misfortune, String name) {
        InMemoryBus connection = relays[random.nextInt(2)].connection;
        if (connection.underWay() > 0) {
            misfortune.accept(connection);
            story.happened(name);
        }
    }

    private void landStraggler() {
        List<InMemoryBus> all = new ArrayList<>(oldConnections);
        for (RelayHost each : relays) {
            all.add(each.connection);
        }
        all.removeIf(each -> each.stragglers() == 0);
        if (!all.isEmpty()) {
            all.get(random.nextInt(all.size())).landStraggler();
            story.happened("record of an earlier life arrived late");
        }
    }

    private void repeat() {
        List<Chairs.Committed> last = lastInLog();
        if (!last.isEmpty()) {
            int partition =
                    broker.partition(last.get(random.nextInt(last.size())).key());
            List<OutgoingRecord> log = broker.log(Examples.CHAIRS, partition);
            OutgoingRecord old = log.get(random.nextInt(log.size()));
            if (genuine(old)) {
                broker.plant(partition, old);
                story.happened("record repeated by the broker");
            }
        }
    }

    private boolean genuine(OutgoingRecord record) {
        return chairs.history().values().stream()
                .flatMap(List::stream)
                .anyMatch(each -> each.row().data() == record.value()
                        && each.id().toString().equals(record.headers().get("ce_id")));
    }

    /** The last event of each stream that has reached the log. */
    private List<Chairs.Committed> lastInLog() {
        Map<String, Integer> reached = new HashMap<>();
        for (OutgoingRecord record : broker.all(Examples.CHAIRS)) {
            if (genuine(record)) {
                reached.merge(
                        String.valueOf(record.headers().get("ce_stream")),
                        Integer.valueOf(String.valueOf(record.headers().get("ce_sequence"))),
                        Math::max);
            }
        }
        List<Chairs.Committed> last = new ArrayList<>();
        chairs.history().forEach((stream, events) -> {
            if (reached.containsKey(stream)) {
                last.add(events.get(reached.get(stream) - 1));
            }
        });
        return last;
    }

    // ---- consumers

    private final class ConsumerHost {
        private final int number;
        private final long[] positions = new long[PARTITIONS];
        private InboxBatch inbox;

        ConsumerHost(int number) {
            this.number = number;
            this.inbox = inbox(inboxStore, Simulation.this::handle);
        }

        void reborn() {
            inbox = inbox(inboxStore, Simulation.this::handle);
            parts.afterCrash();
            for (int partition = 0; partition < PARTITIONS; partition++) {
                if (owner[partition] == number) {
                    assigned(partition);
                }
            }
        }

        void assigned(int partition) {
            positions[partition] = committed[partition];
            inboxRows.assigned(partition, committed[partition]);
        }

        void poll() {
            if (inboxRows.busy()) {
                return;
            }
            for (int partition = 0; partition < PARTITIONS; partition++) {
                if (owner[partition] == number) {
                    poll(partition);
                }
            }
            checkHonesty();
        }

        private void poll(int partition) {
            List<OutgoingRecord> log = broker.log(Examples.CHAIRS, partition);
            long from = positions[partition];
            int to = (int) Math.min(log.size(), from + 1 + random.nextInt(8));
            if (from >= to) {
                inboxRows.idle(partition, committed[partition]);
                return;
            }
            if (!parts.offsetLast()) {
                commitOffset(partition, to);
            }
            inbox.process(records(partition, (int) from, to));
            if (owner[partition] == number) {
                positions[partition] = to;
                at("before committing the offset");
                if (owner[partition] == number) {
                    commitOffset(partition, to);
                    at("after committing the offset");
                }
            }
            parts.afterOffset();
        }

        private void commitOffset(int partition, long next) {
            committed[partition] = next;
        }
    }

    private InboxBatch inbox(InboxStore store, org.chairside.journal.Inbox.EventHandler<ChairEvent> handler) {
        return new InboxBatch(
                SUBSCRIPTION,
                "main",
                new Reaction.ToEach<>(ChairEvent.class, handler),
                store,
                parts.transactions(inboxRows),
                parts.guarded() ? CATALOGUE : unguarded(),
                Examples.CODEC,
                () -> now,
                (_, receipt) -> story.happened(
                        "event " + receipt.outcome(),
                        receipt.outcome() == Receipt.Outcome.QUARANTINED ? 1 : receipt.to() - receipt.from() + 1));
    }

    private static TopicCatalogue unguarded() {
        Topic chairs = CATALOGUE.topic(Examples.CHAIRS);
        Topic anyOrder = new Topic(
                chairs.name(),
                chairs.owner(),
                chairs.key(),
                chairs.stream(),
                chairs.partitions(),
                "compact",
                null,
                true,
                chairs.family(),
                chairs.consumers(),
                chairs.events(),
                chairs.ignorable());
        return new TopicCatalogue(List.of(anyOrder), Simulation.class.getClassLoader());
    }

    private List<IncomingRecord> records(int partition, int from, int to) {
        List<OutgoingRecord> log = broker.log(Examples.CHAIRS, partition);
        List<IncomingRecord> records = new ArrayList<>();
        for (int offset = from; offset < to; offset++) {
            OutgoingRecord record = log.get(offset);
            List<IncomingRecord.Header> headers = new ArrayList<>();
            record.headers()
                    .forEach((name, text) ->
                            headers.add(new IncomingRecord.Header(name, text.getBytes(StandardCharsets.UTF_8))));
            records.add(new IncomingRecord(
                    record.topic(),
                    partition,
                    offset,
                    record.key().getBytes(StandardCharsets.UTF_8),
                    headers,
                    record.value()));
        }
        return records;
    }

    private void handle(ChairEvent event, Envelope envelope) {
        at("in the handler");
        String name = envelope.stream() + "#" + envelope.sequence();
        if (cursed.contains(name) && !retried.contains(name)) {
            throw new ImpossibleTransition("not now");
        }
        if (flaky.merge(name, -1, (left, less) -> left + less) >= 0) {
            story.happened("handler failed and was tried again");
            throw new IllegalStateException("a bug that shows twice");
        }
        use.apply(event, envelope);
    }

    private void rebalance(int partition) {
        owner[partition] = 1 - owner[partition];
        story.happened("rebalance");
        if (!inboxRows.busy()) {
            consumers[owner[partition]].assigned(partition);
        } else {
            consumers[owner[partition]].positions[partition] = committed[partition];
        }
    }

    // ---- knowledge

    private void hear() {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            List<OutgoingRecord> log = broker.log(WATERMARKS, partition);
            while (heard[partition] < log.size()) {
                byte[] value = log.get(heard[partition]++).value();
                book.hear(announced.get(Integer.parseInt(new String(value, StandardCharsets.UTF_8))));
                story.happened("watermark heard");
            }
        }
        checkHonesty();
    }

    private void checkHonesty() {
        if (inboxRows.busy()) {
            return;
        }
        for (String key : Chairs.keys()) {
            asOf(key).ifPresent(known -> {
                story.happened("as-of asked and answered");
                for (List<Chairs.Committed> stream : chairs.history().values()) {
                    int applied = stream.isEmpty()
                            ? 0
                            : use.applied(stream.getFirst().stream()).size();
                    for (Chairs.Committed each : stream) {
                        if (each.key().equals(key) && each.at().isBefore(known) && each.sequence() > applied) {
                            throw new Violation(
                                    Violation.Invariant.AS_OF_IS_HONEST,
                                    each.name() + " was committed at " + each.at() + ", is not applied, and " + key
                                            + " is said to be known as of " + known);
                        }
                    }
                }
            });
        }
    }

    private Optional<Instant> asOf(String key) {
        return new LocalKnowledge(
                        book, (_, partition, of) -> inboxRows.standing(partition, of), () -> now, Duration.ZERO)
                .asOf(Examples.CHAIRS, key);
    }

    // ---- healing, the operator, rebuilding

    private boolean heal() {
        chairs.abandonAll();
        Instant healed = now;
        for (int round = 0; round < 60; round++) {
            tick(600);
            for (RelayHost each : relays) {
                if (round == 0) {
                    each.connection.lose();
                }
                each.connection.deliver();
                each.step();
                each.connection.deliver();
                each.step();
                each.settle();
            }
            while (broker.stragglers() > 0) {
                broker.landStraggler();
            }
            for (ConsumerHost each : consumers) {
                each.poll();
            }
            hear();
            if (atRest(healed)) {
                return true;
            }
        }
        return false;
    }

    private void mustRest(boolean rested) {
        if (!rested) {
            throw new Violation(
                    Violation.Invariant.QUIESCENCE,
                    journal.marks().size() + " marks left, offsets " + Arrays.toString(committed) + ", now " + now
                            + ", known as of "
                            + Chairs.keys().stream().map(this::asOf).toList() + ", heard last "
                            + (announced.isEmpty() ? "nothing" : announced.getLast()) + ", aside " + describeAside());
        }
    }

    private boolean atRest(Instant healed) {
        boolean consumed = true;
        for (int partition = 0; partition < PARTITIONS; partition++) {
            consumed &= committed[partition]
                    == broker.log(Examples.CHAIRS, partition).size();
        }
        boolean known = journal.standingAside() > 0
                || Chairs.keys().stream()
                        .allMatch(key -> inboxRows.standing(0, key).waiting()
                                || asOf(key).filter(healed::isBefore).isPresent());
        return consumed && known && journal.marks().isEmpty();
    }

    /** A person looks at one quarantined record: a true event is tried again after a fix, a forged one is thrown away. */
    private void operate() {
        if (inboxRows.busy()) {
            return;
        }
        if (journal.standingAside() > 0 && random.nextInt(3) == 0) {
            limitRaised = true;
            journal.unpark();
            story.happened("parked stream freed");
        }
        List<SetAside> condemned = inboxRows.aside().stream()
                .filter(each -> each.state() == SetAside.State.QUARANTINED)
                .toList();
        if (!condemned.isEmpty()) {
            resolve(condemned.get(random.nextInt(condemned.size())));
        }
    }

    private void resolve(SetAside condemned) {
        Envelope envelope = condemned.envelope();
        boolean forged = forger.injected().containsKey(condemned.record().place());
        if (envelope == null) {
            inboxRows.run(() -> inboxStore.release(condemned, InMemoryInbox.DISCARDED));
            return;
        }
        if (!forged) {
            retried.add(envelope.stream() + "#" + envelope.sequence());
        }
        if (!parts.releaseInOrder()) {
            releaseNewestFirst(condemned, envelope);
            return;
        }
        consumers[0].inbox.resume(envelope.stream(), held -> {
            if (forged) {
                inboxStore.release(condemned, InMemoryInbox.DISCARDED);
            } else {
                inboxStore.hold(condemned);
            }
            return held.withoutHold();
        });
        story.happened("hold released");
    }

    /** The bug of a hurried operator's script: straight to the handler, the last first. */
    private void releaseNewestFirst(SetAside condemned, Envelope envelope) {
        inboxRows.release(condemned, InMemoryInbox.DISCARDED);
        for (SetAside held : inboxRows.standing(envelope.stream()).toList().reversed()) {
            Envelope its = held.envelope();
            if (its != null && held.state() == SetAside.State.HELD) {
                use.apply(org.chairside.journal.example.ChairTaken.example(), its);
                inboxRows.release(held, "by hand");
            }
        }
    }

    private void settleEverything() {
        limitRaised = true;
        for (int round = 0; round < 60; round++) {
            if (journal.standingAside() > 0) {
                journal.unpark();
                story.happened("parked stream freed");
            }
            for (SetAside each : inboxRows.aside()) {
                if (each.state() == SetAside.State.QUARANTINED) {
                    resolve(each);
                    break;
                }
            }
            mustRest(heal());
            if (inboxRows.aside().isEmpty() && journal.standingAside() == 0) {
                return;
            }
        }
        throw new Violation(
                Violation.Invariant.QUIESCENCE, "a stream is held and nothing explains it: " + describeAside());
    }

    private String describeAside() {
        return inboxRows.aside().stream()
                .map(each -> {
                    Envelope envelope = each.envelope();
                    return each.state() + " "
                            + (envelope == null ? "?" : envelope.stream() + "#" + envelope.sequence());
                })
                .toList()
                .toString();
    }

    /** A new subscriber reads the topic from its start; what is forged is thrown away as it was before. */
    private void rebuild() {
        InMemoryInbox rows = new InMemoryInbox(PortCalls.QUIET);
        ChairUse again = new ChairUse();
        rows.alsoRestoring(again);
        InboxBatch fresh = new InboxBatch(
                new Subscription("new-service", Examples.CHAIRS),
                "main",
                new Reaction.ToEach<>(ChairEvent.class, again::apply),
                rows,
                rows,
                CATALOGUE,
                Examples.CODEC,
                () -> now,
                (_, _) -> {});
        for (int partition = 0; partition < PARTITIONS; partition++) {
            fresh.process(
                    records(partition, 0, broker.log(Examples.CHAIRS, partition).size()));
        }
        for (int round = 0; round < 60; round++) {
            throwAwayOne(rows, fresh);
        }
        for (String stream : chairs.history().keySet()) {
            if (again.uses(stream) != use.uses(stream)) {
                throw new Violation(Violation.Invariant.REBUILD_IS_EQUAL, stream);
            }
        }
    }

    private static void throwAwayOne(InMemoryInbox rows, InboxBatch inbox) {
        for (SetAside each : rows.aside()) {
            Envelope envelope = each.envelope();
            if (each.state() == SetAside.State.QUARANTINED && envelope != null) {
                inbox.resume(envelope.stream(), held -> {
                    rows.release(each, InMemoryInbox.DISCARDED);
                    return held.withoutHold();
                });
                return;
            }
        }
    }

    private Set<String> cursedNames() {
        return cursed;
    }
}
