package org.chairside.session.vitals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.chairside.contracts.session.Vitals;
import org.chairside.contracts.session.VitalsSource;

/** The sets of vitals of one session, by the time they were taken; of two taken at one instant the one charted later is the newer. */
public record Chart(List<Reading> readings) {

    /** How far the clock of a monitor may be ahead of ours (row D11 of docs/bad-input.md). */
    public static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(2);

    public static final Chart EMPTY = new Chart(List.of());

    public Chart {
        readings =
                readings.stream().sorted(Comparator.comparing(Reading::takenAt)).toList();
    }

    public Chart with(Reading reading) {
        return new Chart(Stream.concat(readings.stream(), Stream.of(reading)).toList());
    }

    /** Only the sets that are like this. */
    public Chart where(Predicate<Reading> like) {
        return new Chart(readings.stream().filter(like).toList());
    }

    /** What was taken at this instant or later. */
    public Chart since(Instant from) {
        return new Chart(readings.stream()
                .filter(reading -> !reading.takenAt().isBefore(from))
                .toList());
    }

    /** What was taken later. */
    public Chart newerThan(Instant takenAt) {
        return new Chart(readings.stream()
                .filter(reading -> reading.takenAt().isAfter(takenAt))
                .toList());
    }

    /** The same, with what a fast clock dated into the future taken now: no wait is shorter for it. */
    public Chart asOf(Instant now) {
        return new Chart(readings.stream()
                .map(reading ->
                        reading.takenAt().isAfter(now) ? new Reading(now, reading.source(), reading.vitals()) : reading)
                .toList());
    }

    /** What is known of the patient after these sets if that one came before them: what none of them looked at is as it was. */
    public Vitals seenAfter(Vitals before) {
        return readings.stream().map(Reading::vitals).reduce(before, Chart::seenAgain);
    }

    /** The same, with symptoms and agitation in every set as somebody saw them last. Whoever charts by hand and notes no symptom saw none. */
    public Chart asLastSeen() {
        var seen = new ArrayList<Reading>();
        for (var set : readings) {
            var vitals = set.source() == VitalsSource.MANUAL ? withSymptomsLookedAt(set.vitals()) : set.vitals();
            seen.add(new Reading(
                    set.takenAt(),
                    set.source(),
                    seen.isEmpty() ? vitals : seenAgain(seen.getLast().vitals(), vitals)));
        }
        return new Chart(seen);
    }

    private static Vitals withSymptomsLookedAt(Vitals byHand) {
        return new Vitals(
                byHand.systolic(),
                byHand.diastolic(),
                byHand.heartRate(),
                byHand.respiratoryRate(),
                byHand.spo2(),
                byHand.moaas(),
                byHand.redFlags() == null ? List.of() : byHand.redFlags(),
                byHand.rass());
    }

    /** Numbers stand in every set; a monitor asks neither for symptoms nor for agitation, and so takes neither back. */
    private static Vitals seenAgain(Vitals before, Vitals again) {
        return new Vitals(
                again.systolic(),
                again.diastolic(),
                again.heartRate(),
                again.respiratoryRate(),
                again.spo2(),
                again.moaas(),
                again.redFlags() == null ? before.redFlags() : again.redFlags(),
                again.rass() == null ? before.rass() : again.rass());
    }

    /** What was taken at this instant or earlier. */
    public Chart until(Instant to) {
        return new Chart(readings.stream()
                .filter(reading -> !reading.takenAt().isAfter(to))
                .toList());
    }

    public Optional<Reading> newest() {
        return readings.isEmpty() ? Optional.empty() : Optional.of(readings.getLast());
    }

    /** Every set that may be the newest: one clock may have dated a set ahead of what was really taken after it. */
    public List<Vitals> latest() {
        return newest().stream()
                .flatMap(newest -> since(newest.takenAt().minus(CLOCK_TOLERANCE)).readings.stream())
                .map(Reading::vitals)
                .toList();
    }

    /** Whether a set taken then would be the newest. */
    public boolean isOvertakenBy(Instant takenAt) {
        return newest().filter(newest -> newest.takenAt().isAfter(takenAt)).isEmpty();
    }

    /** The newest sets, back to where one was missed: no two neighbours lie further apart than this. */
    public Chart newestWithoutGapAbove(Duration most) {
        var first = readings.size() - 1;
        while (first > 0
                && Duration.between(
                                        readings.get(first - 1).takenAt(),
                                        readings.get(first).takenAt())
                                .compareTo(most)
                        <= 0) {
            first--;
        }
        return new Chart(readings.subList(Math.max(first, 0), readings.size()));
    }

    /** Whether the newest sets have all been like this for at least so long; one set alone confirms nothing unless {@code atLeast} is zero. */
    public boolean confirms(Predicate<Vitals> like, Duration atLeast) {
        return confirms(like, atLeast, like.negate());
    }

    /** Whether the newest set is like this and so was one at least so long before it, with none between them that undoes it. */
    public boolean confirms(Predicate<Vitals> like, Duration atLeast, Predicate<Vitals> undoes) {
        if (newest().filter(newest -> like.test(newest.vitals())).isEmpty()) {
            return false;
        }
        var longAgo = readings.getLast().takenAt().minus(atLeast);
        for (var reading : readings.reversed()) {
            if (undoes.test(reading.vitals())) {
                return false;
            }
            if (like.test(reading.vitals()) && !reading.takenAt().isAfter(longAgo)) {
                return true;
            }
        }
        return false;
    }
}
