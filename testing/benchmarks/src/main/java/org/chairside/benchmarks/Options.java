package org.chairside.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How long everything is measured.
 *
 * @param window each rate
 * @param slowWindow the rate of 100/s, which needs longer for a percentile
 * @param backlog events that wait when the drain begins; also what the rebuild reads
 * @param patience how long to wait for other programs to leave the machine alone
 * @param reports where the report goes
 */
record Options(
        int rounds, Duration window, Duration slowWindow, int backlog, Duration patience, Path work, Path reports) {

    static final String USAGE = "run [--quick] [--rounds <n>] [--reports <directory>]";

    /** @throws IllegalArgumentException with one sentence for the user */
    static Options of(List<String> arguments) {
        Path target = Path.of("target", "benchmarks");
        boolean quick = arguments.contains("--quick");
        Options options = quick
                ? new Options(
                        3,
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(2),
                        100_000,
                        Duration.ofSeconds(5),
                        target.resolve("work"),
                        target)
                : new Options(
                        5,
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(30),
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
        return options;
    }

    private static String value(List<String> arguments, int at) {
        if (at >= arguments.size()) {
            throw new IllegalArgumentException("a value is missing: " + USAGE);
        }
        return arguments.get(at);
    }

    private Options withRounds(int count) {
        return new Options(count, window, slowWindow, backlog, patience, work, reports);
    }

    private Options withReports(Path directory) {
        return new Options(rounds, window, slowWindow, backlog, patience, work, directory);
    }
}
