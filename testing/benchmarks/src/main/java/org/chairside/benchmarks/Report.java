package org.chairside.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.chairside.benchmarks.measure.Ledger.Verdict;
import org.chairside.benchmarks.measure.Spread;

/** The figures as a document: medians over the rounds, with the lowest and the highest. */
final class Report {

    private final StringBuilder text = new StringBuilder();

    private Report() {}

    static String of(Map<String, String> circumstances, Figures figures) {
        Report report = new Report();
        report.heading("# Measured " + circumstances.get("date") + " at " + circumstances.get("commit"));
        report.verdict(figures.verdict());
        report.goals(figures);
        report.lines(figures);
        report.circumstances(circumstances, figures.foreign());
        return report.text.toString();
    }

    private void verdict(Verdict verdict) {
        say("Lost: %d · doubled: %d · out of their stream's order: %d. %s%n"
                .formatted(
                        verdict.lost(),
                        verdict.doubled(),
                        verdict.inversions(),
                        verdict.equals(Verdict.SPOTLESS)
                                ? "The run counts."
                                : "**The run does not count: each of these must be 0.**"));
    }

    private void goals(Figures figures) {
        heading("## Goals");
        say("Due: when a transaction should have begun at an even pace; a late writer counts against us. In hand: the"
                + " subscriber's code has the event. Applied: the subscriber's own transaction is durable. Ratios are taken"
                + " within a round.\n");
        say("| # | measure | goal | result (lowest–highest) | result ÷ goal | bar | |");
        say("|---|---|---|---|---|---|---|");
        figures.eachGoal((goal, spread) -> say("| %s | %s | %s %s | %s (%s–%s) %s | %.2f | %s | %s |"
                .formatted(
                        goal.number,
                        goal.what,
                        goal.moreIsBetter ? "≥" : "≤",
                        number(goal.goal) + " " + goal.unit,
                        "**" + number(spread.median()) + "**",
                        number(spread.lowest()),
                        number(spread.highest()),
                        goal.unit,
                        spread.median() / goal.goal,
                        Double.isNaN(goal.bar) ? "" : number(goal.bar) + " " + goal.unit,
                        goal.verdict(spread.median()))));
    }

    private void lines(Figures figures) {
        heading("\n## Figures");
        say("| what | | median | lowest | highest | |");
        say("|---|---|---|---|---|---|");
        figures.eachLine((line, spread) -> say("| %s | %s | %s | %s | %s | %s |"
                .formatted(
                        line.section(),
                        line.what(),
                        number(spread.median()),
                        number(spread.lowest()),
                        number(spread.highest()),
                        line.unit())));
    }

    private void circumstances(Map<String, String> circumstances, Spread foreign) {
        heading("\n## Circumstances");
        say("| | |");
        say("|---|---|");
        circumstances.forEach((what, value) -> say("| " + what + " | " + value + " |"));
        say("| cores used by other programs while measuring | median %s, highest %s |"
                .formatted(number(foreign.median()), number(foreign.highest())));
    }

    private void heading(String line) {
        say(line + "\n");
    }

    private void say(String line) {
        text.append(line).append('\n');
    }

    private static String number(double value) {
        String pattern = value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, pattern, value);
    }

    /** Writes the document under a name that says when and what was measured. */
    static Path write(Path directory, Map<String, String> circumstances, String document) throws IOException {
        Files.createDirectories(directory);
        String day = String.valueOf(circumstances.get("date")).substring(0, 10);
        Path file = directory.resolve(day + "-" + circumstances.get("commit") + ".md");
        return Files.writeString(file, document);
    }
}
