package org.chairside.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How long everything is measured.
 *
 * @param beforehand how long a new service works at the target rate before anything counts
 * @param window each rate
 * @param slowWindow the rate of 100/s, which needs longer for a percentile
 * @param backlog events that wait when the drain begins; also what the rebuild reads
 * @param patience how long to wait for other programs to leave the machine alone
 * @param reports where the report goes
 */
record Options(
        int rounds,
        Duration beforehand,
        Duration window,
        Duration slowWindow,
        int backlog,
        Duration patience,
        Path work,
        Path reports) {

    static final String USAGE = "run [--quick] [--rounds <n>] [--reports <directory>]";

    /** @throws IllegalArgumentException with one sentence for the user */
    static Options of(List<String> arguments) {
        Path target = Path.of("target", "benchmarks");
        boolean quick = arguments.contains("--quick");
        Options options = quick
                ? new Options(
                        3,
                        Duration.ofSeconds(1),
                        Duration.ofMillis(1_500),
                        Duration.ofSeconds(2),
                        100_000,
                        Duration.ofSeconds(1),
                        target.resolve("work"),
                        target)
                : new Options(
                        3,
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(10),
                        100_000,
                        Duration.ofMinutes(2),
                        target.resolve("work"),
                        Path.of("..", "..", "docs", "benchmarks"));
        for (int i = 0; i < arguments.size(); i++) {
            switch (arguments.get(i)) {
                case "--quick" -> {}
                case "--rounds" -> options = options.withRounds(Integer.parseInt(value(arguments, ++i)));
                case "--reports" -> options = options.withReports(Path.of(value(arguments, ++i)));
                default -> throw new IllegalArgumentException(arguments.get(i) + " is not known: " + USAGE);
            }
        }
        if (options.rounds() < 1) {
            throw new IllegalArgumentException("at least one round: " + USAGE);
        }
        return options;
    }

    private static String value(List<String> arguments, int at) {
        if (at >= arguments.size()) {
            throw new IllegalArgumentException("a value is missing: " + USAGE);
        }
        return arguments.get(at);
    }

    /** Short, but long at the target rate and over a long backlog: until its compilers rest, a JVM on two cores measures mostly them. */
    Options warmUp() {
        return new Options(
                1,
                beforehand.multipliedBy(6),
                Duration.ofSeconds(1),
                Duration.ofMillis(200),
                backlog * 3,
                Duration.ZERO,
                work,
                reports);
    }

    private Options withRounds(int count) {
        return new Options(count, beforehand, window, slowWindow, backlog, patience, work, reports);
    }

    private Options withReports(Path directory) {
        return new Options(rounds, beforehand, window, slowWindow, backlog, patience, work, directory);
    }
}
