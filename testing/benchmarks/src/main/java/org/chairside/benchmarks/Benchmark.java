package org.chairside.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chairside.benchmarks.measure.Cpu;
import org.chairside.benchmarks.measure.Ledger.Verdict;
import org.chairside.benchmarks.measure.Load;

/** Measures and writes the report; ends with 1 if an event was lost, doubled or out of order. */
public final class Benchmark {

    private Benchmark() {}

    /** Takes the options of {@code run}; the system property {@code chairside.commit} says what is measured. */
    public static void main(String[] arguments) throws Exception {
        Options options;
        try {
            options = Options.of(List.of(arguments));
        } catch (IllegalArgumentException misunderstood) {
            System.err.println(misunderstood.getMessage());
            System.exit(2);
            return;
        }
        System.exit(measure(options).equals(Verdict.SPOTLESS) ? 0 : 1);
    }

    private static Verdict measure(Options options) throws Exception {
        Path work = options.work().toAbsolutePath();
        delete(work);
        Figures figures = new Figures();
        Path report = options.reports();
        Map<String, String> circumstances = circumstances(options, work);
        try (Infrastructure infrastructure = Infrastructure.start(work)) {
            circumstances.putAll(infrastructure.configuration());
            Cpu cpu = new Cpu(infrastructure.postgresProcess(), infrastructure.kafkaProcess());
            System.out.println("Warming up, with a round that is thrown away");
            new Round(options.warmUp(), infrastructure, cpu, new Figures()).warmUp();
            for (int round = 1; round <= options.rounds(); round++) {
                System.out.println("Round " + round + " of " + options.rounds());
                new Round(options, infrastructure, cpu, figures).run(round % 2 == 0);
                circumstances.put("rounds", round + ", every other one backwards, after one that is thrown away");
                // a run that is broken off leaves the rounds it has
                report = Report.write(options.reports(), circumstances, Report.of(circumstances, figures));
            }
        } finally {
            delete(work.resolve("postgres"));
            delete(work.resolve("kafka"));
        }
        System.out.println(Files.readString(report));
        System.out.println("Written to " + report);
        return figures.verdict();
    }

    private static Map<String, String> circumstances(Options options, Path work) throws IOException {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(
                "date",
                OffsetDateTime.now(ZoneOffset.UTC)
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString());
        all.put("commit", System.getProperty("chairside.commit", "unknown"));
        all.put("processor", Runtime.getRuntime().availableProcessors() + " × " + processor());
        all.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        Files.createDirectories(work);
        all.put("disk", Files.getFileStore(work).type());
        all.put("Java", Runtime.version().toString());
        all.put(
                "service JVM",
                String.join(
                        " ",
                        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                                .filter(each -> each.startsWith("-X"))
                                .toList()));
        all.put(
                "window",
                options.window().toSeconds() + " s; at 100/s "
                        + options.slowWindow().toSeconds() + " s");
        all.put("writers", Load.WRITERS + " threads, " + Load.VISITS + " streams");
        all.put("backlog", options.backlog() + " events of 2,000 further streams, committed in one transaction");
        return all;
    }

    private static String processor() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 2))
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        }
    }

    private static void delete(Path path) throws IOException {
        if (Files.exists(path)) {
            try (var tree = Files.walk(path)) {
                for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(each);
                }
            }
        }
    }
}
