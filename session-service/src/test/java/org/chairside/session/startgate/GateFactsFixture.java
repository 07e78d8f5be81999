package org.chairside.session.startgate;

import static org.chairside.session.Readings.CALM;
import static org.chairside.session.Readings.at;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.chairside.contracts.ClearanceId;
import org.chairside.contracts.EscortId;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.StaffId;
import org.chairside.contracts.VialId;
import org.chairside.contracts.intake.FastingTimes;
import org.chairside.contracts.session.PreparedDose;
import org.chairside.session.discharge.RescueDose;
import org.chairside.session.facts.KnownClearance;
import org.chairside.session.facts.KnownConsent;
import org.chairside.session.facts.KnownDayOfCheck;
import org.chairside.session.facts.KnownSite;
import org.chairside.session.facts.NamedEscort;
import org.chairside.session.vitals.Chart;

/** Facts with which the gate opens, and one change at a time. */
final class GateFactsFixture {

    static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");
    static final ClearanceId CLEARANCE = ClearanceId.random();
    static final EscortId ESCORT = EscortId.random();
    static final KnownSite ROC = new KnownSite(SiteCode.of("ROC"), ZoneId.of("America/New_York"), "NY");
    static final StaffId CLEARED_BY = new StaffId("prescriber.roc");
    static final FastingTimes FASTED = new FastingTimes(NOW.minus(Duration.ofHours(4)), NOW.minus(Duration.ofHours(2)));
    static final KnownDayOfCheck.Passed PASSED = checked(NOW.plus(Duration.ofHours(3)), FASTED);

    Knowledge knowledge = new Knowledge.Complete(NOW);
    Protocol protocol = Protocol.MOOD;
    Instant scheduledStart = NOW;
    boolean turnedAway = false;
    boolean chairIsTaken = false;
    KnownSite site = ROC;
    List<KnownClearance> clearances = List.of(clearance(KnownClearance.Standing.CLEARED, terms()));
    Instant medicationsChangedAt = NOW.minus(Duration.ofDays(4));
    KnownDayOfCheck dayOfCheck = PASSED;
    KnownConsent consent = new KnownConsent(NOW.minus(Duration.ofDays(2)), null);
    List<DeliveredInfusion> delivered = List.of();
    Map<SiteCode, Spacing> spacings = Map.of();
    Pressure worstElsewhereToday = null;
    EscortWhereabouts escort = new EscortWhereabouts(ESCORT, true);
    NamedEscort namedEscort = new NamedEscort(ESCORT, true);
    DoseSignOff signOff = null;
    Prepared prepared = prepared(500, true, NOW.minus(Duration.ofMinutes(5)));
    long drawn = 40_000;
    Chart chart = Chart.EMPTY.with(at(NOW.minus(Duration.ofMinutes(5)), CALM));
    List<RescueDose> rescues = List.of();
    int plannedMinutes = 40;
    boolean pressedByPrescriber = false;

    static KnownDayOfCheck.Passed checked(Instant validUntil, FastingTimes fasting) {
        return new KnownDayOfCheck.Passed(CLEARANCE, 1, ESCORT, validUntil, fasting);
    }

    static KnownClearance clearance(KnownClearance.Standing standing, KnownClearance.Terms terms) {
        return new KnownClearance(CLEARANCE, Protocol.MOOD, standing, terms);
    }

    static KnownClearance.Terms terms() {
        return terms(1, NOW.plus(Duration.ofDays(80)), List.of("NY"), 1000);
    }

    static KnownClearance.Terms terms(int version, Instant until, List<String> states, Integer max) {
        return new KnownClearance.Terms(version, until, states, CLEARED_BY, max, NOW.minus(Duration.ofDays(3)));
    }

    /** Drawn now, of a weight that was taken then. */
    static Prepared prepared(int microgramsPerKg, boolean identity, Instant weighedAt) {
        return new Prepared(
                VialId.random(),
                new PreparedDose(80L * microgramsPerKg, 80_000, microgramsPerKg, 50_000, 80L * microgramsPerKg / 50),
                identity,
                NOW,
                weighedAt);
    }

    GateFacts facts() {
        return new GateFacts(
                knowledge,
                protocol,
                scheduledStart,
                turnedAway,
                chairIsTaken,
                site,
                clearances,
                medicationsChangedAt,
                dayOfCheck,
                consent,
                delivered,
                spacings,
                worstElsewhereToday,
                escort,
                namedEscort,
                signOff,
                prepared,
                drawn,
                chart,
                rescues,
                plannedMinutes,
                pressedByPrescriber);
    }
}
