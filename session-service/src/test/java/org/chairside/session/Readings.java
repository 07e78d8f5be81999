package org.chairside.session;

import java.time.Instant;
import java.util.List;
import org.chairside.contracts.session.RedFlag;
import org.chairside.contracts.session.Vitals;
import org.chairside.contracts.session.VitalsSource;
import org.chairside.session.vitals.Chart;
import org.chairside.session.vitals.Reading;

/** Named sets of vitals. */
public final class Readings {

    public static final Vitals CALM = new Vitals(122, 78, 70, 14, 98, 5);

    private Readings() {}

    public static Vitals pressure(int systolic, int diastolic) {
        return new Vitals(systolic, diastolic, 70, 14, 98, 5);
    }

    public static Vitals heartRate(int rate) {
        return new Vitals(122, 78, rate, 14, 98, 5);
    }

    public static Vitals breaths(int rate) {
        return new Vitals(122, 78, 70, rate, 98, 5);
    }

    public static Vitals oxygen(int percent) {
        return new Vitals(122, 78, 70, 14, percent, 5);
    }

    public static Vitals alertness(int moaas) {
        return new Vitals(122, 78, 70, 14, 98, moaas);
    }

    public static Vitals agitation(int rass) {
        return new Vitals(122, 78, 70, 14, 98, 5, null, rass);
    }

    public static Vitals suffering(RedFlag... redFlags) {
        return new Vitals(122, 78, 70, 14, 98, 5, List.of(redFlags), null);
    }

    public static Reading at(Instant takenAt, Vitals vitals) {
        return new Reading(takenAt, VitalsSource.MONITOR, vitals);
    }

    /** One set per minute offset, all alike. */
    public static Chart chart(Instant from, Vitals vitals, int... minutes) {
        var chart = Chart.EMPTY;
        for (var minute : minutes) {
            chart = chart.with(at(from.plusSeconds(60L * minute), vitals));
        }
        return chart;
    }
}
