package org.chairside.benchmarks;

/** The goals this harness judges, with the bar that a first version has to clear where that is lower. */
enum Goal {
    G1("G1", "sustained commit → consumed ÷ raw", true, 0.80, 0.60, ""),
    G2_RATIO("G2", "p50 at 1,000/s, due → in hand ÷ (raw commit p50 + raw Kafka p50)", false, 1.8, Double.NaN, ""),
    G2_P50("–", "p50 at 1,000/s, commit → in hand", false, 3, 3, "ms"),
    G2_P99("G2", "p99 at 1,000/s, commit → in hand", false, 12, 20, "ms"),
    G5("G5", "drain of a backlog through to a consumer", true, 70_000, 30_000, "/s"),
    G6("G6", "CPU per event at 1,000/s, database + broker + service", false, 0.9, Double.NaN, "ms"),
    G8_RATIO("G8", "batch consumption ÷ one transaction per record", true, 12, Double.NaN, ""),
    G8_RATE("G8", "rebuild of a projection from zero", true, 30_000, 30_000, "/s");

    final String number;
    final String what;
    final boolean moreIsBetter;
    final double goal;
    final double bar;
    final String unit;

    Goal(String number, String what, boolean moreIsBetter, double goal, double bar, String unit) {
        this.number = number;
        this.what = what;
        this.moreIsBetter = moreIsBetter;
        this.goal = goal;
        this.bar = bar;
        this.unit = unit;
    }

    String verdict(double result) {
        if (reached(result, goal)) {
            return "goal reached";
        }
        if (Double.isNaN(bar)) {
            return "short of the goal";
        }
        return reached(result, bar) ? "bar cleared" : "short of the bar";
    }

    private boolean reached(double result, double mark) {
        return moreIsBetter ? result >= mark : result <= mark;
    }
}
