package org.chairside.journal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The way of an event under every misfortune that can be thought of, thousands of times.
 *
 * <p>{@code -Dchairside.seed=} replays one run, {@code -Dchairside.seeds=} runs so many; else two thousand, the same ones every time.
 */
class SimulationTest {

    private static final int SEEDS_OF_EVERY_BUILD = 2_000;
    private static final List<String> MUST_HAVE_HAPPENED = List.of(
            "lower position committed late",
            "event DUPLICATE_IGNORED",
            "event GAP_PARKED",
            "event HELD",
            "event QUARANTINED",
            "hold released",
            "parked stream freed",
            "relay frozen and thought dead",
            "relay stepped down",
            "relay took over",
            "consumer frozen in mid-batch, its partitions moved",
            "rebalance",
            "connection lost",
            "acknowledgement lost",
            "record given up by the producer",
            "record of an earlier life arrived late",
            "record repeated by the broker",
            "record forged",
            "handler failed and was tried again",
            "database away",
            "clock jump",
            "watermark heard",
            "as-of asked and answered",
            "crash before the command's commit",
            "crash after the command's commit",
            "crash before sending",
            "crash after sending",
            "crash before settling",
            "crash after settling",
            "crash before the inbox's commit",
            "crash after the inbox's commit",
            "crash before committing the offset",
            "crash after committing the offset",
            "crash before setting aside",
            "crash in the handler");

    @Test
    void no_misfortune_breaks_a_promise() {
        Long one = Long.getLong("chairside.seed");
        if (one != null) {
            System.out.println("Seed " + one + ": " + run(one));
            return;
        }
        int wanted = Integer.getInteger("chairside.seeds", SEEDS_OF_EVERY_BUILD);
        Story all = new Story();
        List<AssertionError> failures = new ArrayList<>();
        long start = System.nanoTime();
        for (long seed = 0; seed < wanted; seed++) {
            try {
                all.add(run(seed));
            } catch (AssertionError broken) {
                failures.add(broken);
            }
        }
        System.out.println(
                "Simulated " + wanted + " seeds in " + Duration.ofNanos(System.nanoTime() - start) + ": " + all);
        assertThat(failures).as("broken promises").isEmpty();
        assertThat(MUST_HAVE_HAPPENED.stream().filter(what -> all.times(what) < 5))
                .as("a run in which these did not happen proves nothing")
                .isEmpty();
    }

    @Test
    void a_seed_replays_identically() {
        for (long seed = 1; seed <= 5; seed++) {
            assertThat(run(seed).trace()).isEqualTo(run(seed).trace());
        }
    }

    private static Story run(long seed) {
        try {
            return new Simulation(seed, new Parts()).run();
        } catch (Violation | RuntimeException failure) {
            throw new AssertionError(
                    "seed " + seed + ": " + failure.getMessage() + " (replay with -Dchairside.seed=" + seed + ")",
                    failure);
        }
    }
}
