package org.chairside.benchmarks;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.chairside.benchmarks.measure.Ledger.Verdict;
import org.chairside.benchmarks.measure.Percentiles;
import org.chairside.benchmarks.measure.Spread;

/** All that was measured, a value per round, in the order of first mention. */
final class Figures {

    /** One line of the report. */
    record Line(String section, String what, String unit) {}

    private final Map<Line, List<Double>> lines = new LinkedHashMap<>();
    private final Map<Goal, List<Double>> goals = new EnumMap<>(Goal.class);
    private final List<Double> foreign = new ArrayList<>();
    private Verdict verdict = Verdict.SPOTLESS;

    void add(String section, String what, String unit, double value) {
        lines.computeIfAbsent(new Line(section, what, unit), _ -> new ArrayList<>())
                .add(value);
    }

    void add(String section, String way, Percentiles percentiles) {
        for (double percent : new double[] {50, 90, 99, 99.9}) {
            String name = percent == 99.9 ? "p99.9" : "p" + (int) percent;
            add(section, way + ", " + name, "ms", percentiles.millis(percent));
        }
    }

    void add(Goal goal, double value) {
        goals.computeIfAbsent(goal, _ -> new ArrayList<>()).add(value);
    }

    /** How much of a core others used while something was measured. */
    void addForeign(double cores) {
        foreign.add(cores);
    }

    void add(Verdict more) {
        verdict = verdict.plus(more);
    }

    void eachLine(BiConsumer<Line, Spread> reader) {
        lines.forEach((line, values) -> reader.accept(line, Spread.of(values)));
    }

    void eachGoal(BiConsumer<Goal, Spread> reader) {
        goals.forEach((goal, values) -> reader.accept(goal, Spread.of(values)));
    }

    Spread foreign() {
        return Spread.of(foreign);
    }

    Verdict verdict() {
        return verdict;
    }
}
