package org.chairside.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.chairside.benchmarks.arm.Arm;
import org.chairside.benchmarks.arm.ChairsideArm;
import org.chairside.benchmarks.arm.Place;
import org.chairside.benchmarks.arm.Rebuild;
import org.chairside.benchmarks.event.VisitNoted;
import org.chairside.benchmarks.limit.KafkaLimit;
import org.chairside.benchmarks.limit.PostgresLimit;
import org.chairside.benchmarks.measure.Change;
import org.chairside.benchmarks.measure.Cpu;
import org.chairside.benchmarks.measure.Ledger;
import org.chairside.benchmarks.measure.Ledger.Span;
import org.chairside.benchmarks.measure.Ledger.Verdict;
import org.chairside.benchmarks.measure.Load;
import tools.jackson.databind.json.JsonMapper;

/** Everything once. */
final class Round {

    private static final Duration LONGEST_DELIVERY = Duration.ofSeconds(60);
    private static final Duration RECORD_BY_RECORD = Duration.ofSeconds(2);
    private static final double QUIET = 0.1;
    private static final int BACKLOG_VISITS = 2_000;
    private static final int KAFKA_RECORDS = 200_000;
    private static final int SLOW = 100;
    private static final int FAST = 1_000;

    private final Options options;
    private final Infrastructure infrastructure;
    private final Cpu cpu;
    private final Figures figures;
    private double carried;
    private double raw;

    Round(Options options, Infrastructure infrastructure, Cpu cpu, Figures figures) {
        this.options = options;
        this.infrastructure = infrastructure;
        this.cpu = cpu;
        this.figures = figures;
    }

    /** All of the code that is judged, for as long as its options say. */
    void warmUp() throws Exception {
        measure(new ChairsideArm(true), limits());
    }

    /** @param backwards every other round goes the other way, so that no arm always comes after the same neighbour */
    void run(boolean backwards) throws Exception {
        double limit = limits();
        List<ChairsideArm> arms = List.of(new ChairsideArm(true), new ChairsideArm(false));
        for (ChairsideArm arm : backwards ? arms.reversed() : arms) {
            quiet();
            measure(arm, limit);
        }
        figures.add(Goal.G1, carried / raw);
    }

    private void quiet() throws InterruptedException {
        cpu.awaitQuiet(QUIET, options.patience().toNanos());
    }

    /** The commit's median and Kafka's, in milliseconds, one after the other: the least that commit → consumed can take. */
    private double limits() throws Exception {
        quiet();
        return postgres() + kafka();
    }

    private double postgres() throws Exception {
        Place place = infrastructure.newPlace();
        Ledger ledger = new Ledger();
        try (var limit = PostgresLimit.in(place);
                var load = new Load(limit::commit, ledger)) {
            infrastructure.settle(place);
            String section = "PostgreSQL alone: business row, commit";
            var paced = ledger.dueToCommitted(load.atRate(FAST, options.window()));
            figures.add(section, "due → committed at 1,000/s", paced);
            Cpu.Usage before = cpu.now();
            Span span = load.flatOut(options.window());
            Cpu.Usage used = used(before);
            figures.add(section, "flat out", "tx/s", span.count() / (used.nanos() / 1e9));
            return paced.millis(50);
        }
    }

    private double kafka() throws Exception {
        byte[] value = JsonMapper.shared().writeValueAsBytes(VisitNoted.of(1, 1, Instant.now()));
        Place place = infrastructure.newPlace();
        KafkaLimit limit = KafkaLimit.on(infrastructure.brokers(), place.topicPrefix() + "limit", value);
        var paced = limit.latency(FAST, options.window());
        String section = "Kafka alone: one producer, one consumer";
        figures.add(section, "due → consumed at 1,000/s", paced);
        figures.add(section, "flat out", "records/s", limit.rate(KAFKA_RECORDS));
        return paced.millis(50);
    }

    private void measure(ChairsideArm arm, double limit) throws Exception {
        System.out.println("  " + arm.name());
        Place place = infrastructure.newPlace();
        Ledger ledger = new Ledger();
        int committed;
        try (Arm.Running running = arm.start(place, ledger);
                var load = new Load(running::commit, ledger)) {
            infrastructure.settle(place);
            load.atRate(FAST, options.beforehand());
            delivered(arm, ledger, load.committed());
            if (arm.carries()) {
                latencies(arm, load, ledger, limit);
            }
            flatOut(arm, load, ledger);
            committed = load.committed();
            if (arm.carries()) {
                committed += backlog(arm, running, ledger, committed);
                figures.add(ledger.verdict(committed));
            }
        }
        if (arm.carries()) {
            rebuild(place.topicPrefix(), committed);
        }
    }

    private void latencies(ChairsideArm arm, Load load, Ledger ledger, double limit) throws InterruptedException {
        Span slow = load.atRate(SLOW, options.slowWindow());
        delivered(arm, ledger, slow.to());
        latency(arm.name() + ": latency at 100/s", ledger, slow);
        Cpu.Usage before = cpu.now();
        Span fast = load.atRate(FAST, options.window());
        delivered(arm, ledger, fast.to());
        Cpu.Usage used = used(before);
        latency(arm.name() + ": latency at 1,000/s", ledger, fast);
        cpuPerEvent(arm.name() + ": CPU per event at 1,000/s", used, fast.count());
        figures.add(Goal.G2_RATIO, ledger.dueToInHand(fast).millis(50) / limit);
        figures.add(Goal.G2_P50, ledger.committedToInHand(fast).millis(50));
        figures.add(Goal.G2_P99, ledger.committedToInHand(fast).millis(99));
        figures.add(Goal.G6, (used.database() + used.broker() + used.service()) * 1e3 / fast.count());
    }

    private void latency(String section, Ledger ledger, Span span) {
        figures.add(section, "due → committed", ledger.dueToCommitted(span));
        figures.add(section, "due → in hand", ledger.dueToInHand(span));
        figures.add(section, "due → applied", ledger.dueToApplied(span));
        figures.add(section, "committed → in hand", ledger.committedToInHand(span));
    }

    private void flatOut(ChairsideArm arm, Load load, Ledger ledger) throws InterruptedException {
        Cpu.Usage before = cpu.now();
        Span span = load.flatOut(options.window());
        long end = System.nanoTime();
        figures.add("Sustained", arm.name() + ", commits", "tx/s", rate(span.count(), end - before.nanos()));
        if (arm.carries()) {
            delivered(arm, ledger, span.to());
            end = ledger.lastApplied(span);
        }
        cpuPerEvent(arm.name() + ": CPU per event flat out", used(before), span.count());
        double rate = rate(span.count(), end - before.nanos());
        if (arm.carries()) {
            figures.add("Sustained", arm.name() + ", commit → applied", "events/s", rate);
            carried = rate;
        } else {
            raw = rate;
        }
    }

    /** Returns how many events it committed. */
    private int backlog(ChairsideArm arm, Arm.Running running, Ledger ledger, int committed)
            throws InterruptedException {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < options.backlog(); i++) {
            changes.add(new Change(committed + i, Load.VISITS + i % BACKLOG_VISITS, i / BACKLOG_VISITS));
        }
        running.commitTogether(changes);
        Cpu.Usage before = cpu.now();
        delivered(arm, ledger, committed + changes.size());
        Cpu.Usage used = used(before);
        long end = ledger.lastApplied(new Span(committed, committed + changes.size()));
        double rate = rate(changes.size(), end - before.nanos());
        figures.add("Backlog", arm.name() + ", drained to applied", "events/s", rate);
        cpuPerEvent(arm.name() + ": CPU per event draining a backlog", used, changes.size());
        figures.add(Goal.G5, rate);
        return changes.size();
    }

    private void rebuild(String topicPrefix, int events) throws Exception {
        quiet();
        Ledger together = new Ledger();
        Cpu.Usage before = cpu.now();
        try (var _ = Rebuild.inBatches(infrastructure.placeBeside(topicPrefix), together)) {
            together.awaitApplied(events, LONGEST_DELIVERY);
        }
        used(before);
        figures.add(together.verdict(events));
        double batches = pace(together);
        figures.add("Rebuild", "a transaction per polled batch, one thread", "events/s", batches);

        Ledger apart = new Ledger();
        try (var _ = Rebuild.recordByRecord(infrastructure.placeBeside(topicPrefix), apart)) {
            apart.awaitApplied(1, LONGEST_DELIVERY);
            apart.awaitApplied(events, RECORD_BY_RECORD);
        }
        Verdict unfinished = apart.verdict(events);
        figures.add(new Verdict(0, unfinished.doubled(), unfinished.inversions()));
        double singles = pace(apart);
        figures.add("Rebuild", "a transaction per record, four threads", "events/s", singles);
        figures.add(Goal.G8_RATIO, batches / singles);
        figures.add(Goal.G8_RATE, batches);
    }

    /** From the first batch on: the start of a service is not part of it. */
    private static double pace(Ledger ledger) {
        long first = ledger.firstApplied();
        return rate(ledger.appliedAfter(first), ledger.lastApplied() - first);
    }

    private void delivered(ChairsideArm arm, Ledger ledger, int count) throws InterruptedException {
        if (arm.carries()) {
            // what is lost shows in the verdict
            ledger.awaitApplied(count, LONGEST_DELIVERY);
        }
    }

    private Cpu.Usage used(Cpu.Usage before) {
        Cpu.Usage used = cpu.now().since(before);
        figures.addForeign(used.foreign());
        return used;
    }

    private void cpuPerEvent(String section, Cpu.Usage used, int events) {
        figures.add(section, "database", "µs", used.database() * 1e6 / events);
        figures.add(section, "broker", "µs", used.broker() * 1e6 / events);
        figures.add(section, "service, with writers and subscriber", "µs", used.service() * 1e6 / events);
    }

    private static double rate(int count, long nanos) {
        return count / (nanos / 1e9);
    }
}
