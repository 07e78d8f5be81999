package org.chairside.session.startgate;

import static org.chairside.contracts.policy.PolicyKey.*;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.contracts.session.GateResult;
import org.chairside.contracts.session.PreparedDose;
import org.chairside.contracts.session.Vitals;
import org.chairside.session.facts.KnownClearance;
import org.chairside.session.facts.KnownDayOfCheck;

/**
 * Decides whether an infusion may start.
 *
 * <p>Pure. Every rule is looked at, so that the nurse sees all that is missing at once; whatever is unknown keeps the gate closed; nothing
 * overrides it.
 */
public final class StartGate {

    private final GateFacts facts;
    private final SitePolicy policy;
    private final Instant now;
    private final List<UnmetRule> unmet = new ArrayList<>();

    private StartGate(GateFacts facts, SitePolicy policy, Instant now) {
        this.facts = facts;
        this.policy = policy;
        this.now = now;
    }

    /** Looks at every rule; open only if none is unmet. */
    public static GateVerdict evaluate(GateFacts facts, SitePolicy policy, Instant now) {
        var gate = new StartGate(facts, policy, now);
        gate.knowledge();
        gate.visit();
        gate.clearance();
        gate.medications();
        gate.dayOfCheck();
        gate.consent();
        gate.interval();
        gate.dose();
        gate.length();
        gate.vitals();
        gate.escort();
        gate.preparation();
        return new GateVerdict(
                gate.unmet.isEmpty() ? GateResult.OPEN : GateResult.CLOSED, gate.unmet, hash(facts, policy, now));
    }

    private void knowledge() {
        switch (facts.knowledge()) {
            case Knowledge.Complete _ -> {}
            case Knowledge.Stale stale ->
                unmet(
                        "KNOWLEDGE",
                        "knowledge-stale",
                        stale.asOf() == null
                                ? "Nothing is known yet of what " + stale.topic() + " carries."
                                : "What " + stale.topic() + " carries is known only up to " + stale.asOf() + ".");
        }
    }

    private void visit() {
        if (facts.turnedAway()) {
            unmet("VISIT", "patient-not-treated", "The patient was sent home; this visit is over.");
        }
    }

    private void clearance() {
        var clearance = clearanceInQuestion();
        if (clearance.isEmpty()) {
            unmet("C1", "clearance-missing", "No clearance for this protocol is known.");
            return;
        }
        var standing = clearance.get().standing();
        var terms = clearance.get().terms();
        switch (standing) {
            case UNDER_REVIEW -> unmet("C1", "clearance-missing", "The clearance has not been given.");
            case DECLINED -> unmet("C1", "clearance-declined", "A prescriber decided against treatment.");
            case SUSPENDED -> unmet("C1", "clearance-suspended", "The clearance is suspended.");
            case REVOKED -> unmet("C1", "clearance-revoked", "The clearance was revoked.");
            case EXPIRED -> unmet("C1", "clearance-expired", "The clearance has expired.");
            case CLEARED -> {
                if (terms == null) {
                    unmet("C1", "clearance-missing", "What was cleared is not known.");
                } else {
                    terms(terms);
                }
            }
        }
    }

    /** Both moments are of intake's clock; a list that was changed since was seen by no prescriber, whatever the clearance says. */
    private void medications() {
        var changedAt = facts.medicationsChangedAt();
        var unseen = clearanceInQuestion()
                .map(KnownClearance::terms)
                .filter(terms -> changedAt != null && changedAt.isAfter(terms.recordedAt()));
        if (unseen.isPresent()) {
            unmet("M2", "medications-not-reviewed", "The medications changed after the clearance.");
        }
    }

    private void terms(KnownClearance.Terms terms) {
        if (!now.isBefore(terms.validUntil())) {
            unmet("C1", "clearance-expired", "The clearance has expired.");
        }
        var site = facts.site();
        if (site == null) {
            unmet("P1", "site-unknown", "The state of this site is not known.");
        } else if (!terms.allowedStates().contains(site.state())) {
            unmet("P1", "state-not-licensed", "The prescriber is not licensed in " + site.state() + ".");
        }
        if (facts.dayOfCheck() instanceof KnownDayOfCheck.Passed passed
                && passed.clearanceVersion() != terms.version()) {
            unmet("C1", "clearance-mismatch", "The day-of check was made under another version of the clearance.");
        }
    }

    /** The clearance the day-of check named; without one, the last told for this protocol. */
    private Optional<KnownClearance> clearanceInQuestion() {
        var ofProtocol = facts.clearances().stream()
                .filter(clearance -> clearance.protocol() == facts.protocol())
                .toList();
        return facts.dayOfCheck() instanceof KnownDayOfCheck.Passed passed
                ? ofProtocol.stream()
                        .filter(clearance -> clearance.id().equals(passed.clearance()))
                        .findFirst()
                : ofProtocol.stream().findFirst();
    }

    private void dayOfCheck() {
        switch (facts.dayOfCheck()) {
            case null -> unmet("DAY_OF", "day-of-check-missing", "The day-of check has not been made.");
            case KnownDayOfCheck.Passed passed -> {
                if (!now.isBefore(passed.validUntil())) {
                    unmet("DAY_OF", "day-of-check-expired", "The day-of check must be made again.");
                }
            }
            case KnownDayOfCheck.Failed failed -> {
                for (var rule : failed.rules()) {
                    unmet(rule, "day-of-check-failed", "The day-of check found rule " + rule + " not met.");
                }
                if (failed.rules().isEmpty()) {
                    unmet("DAY_OF", "day-of-check-failed", "The day-of check was not passed.");
                }
            }
        }
    }

    private void consent() {
        var consent = facts.consent();
        if (consent == null) {
            unmet("C2", "consent-missing", "No consent to this protocol is known.");
        } else if (consent.withdrawnAt() != null) {
            unmet("C2", "consent-withdrawn", "The consent was withdrawn.");
        } else {
            var site = facts.site();
            var zone = site == null ? ZoneOffset.UTC : site.zone();
            var until = consent.signedAt().atZone(zone).plusMonths(policy.number(C2_CONSENT_VALIDITY_MONTHS));
            if (now.isAfter(until.toInstant())) {
                unmet("C2", "consent-expired", "The consent must be signed again.");
            }
        }
    }

    /** Over all sites and protocols: the drug is the same. */
    private void interval() {
        var interval =
                switch (facts.protocol()) {
                    case MOOD -> policy.hours(D3_MOOD_MIN_INTERVAL_HOURS);
                    case PAIN -> policy.hours(D3_PAIN_MIN_INTERVAL_HOURS);
                    case MAINTENANCE -> policy.hours(D3_MAINTENANCE_MIN_INTERVAL_HOURS);
                };
        if (facts.deliveredStarts().stream().anyMatch(start -> now.isBefore(start.plus(interval)))) {
            unmet(
                    "D3",
                    "interval-too-short",
                    "The last infusion, at whatever site, began less than " + interval.toHours() + " hours ago.");
        }
        var week = now.minus(Duration.ofDays(7));
        var inWeek = facts.deliveredStarts().stream()
                .filter(start -> start.isAfter(week))
                .count();
        switch (facts.protocol()) {
            case MOOD -> {
                if (inWeek >= policy.number(D3_MOOD_MAX_PER_7_DAYS)) {
                    unmet("D3", "too-many-in-seven-days", "The most infusions for any seven days have been given.");
                }
            }
            case PAIN, MAINTENANCE -> {}
        }
    }

    private void dose() {
        var prepared = facts.prepared();
        if (prepared == null) {
            return;
        }
        var perKg = effectiveMicrogramsPerKg(prepared.dose());
        if (perKg > policy.number(D1_DOSE_MAX_MICROGRAMS_PER_KG)) {
            unmet("D1", "dose-cap", "The dose is above what the protocol allows.");
        } else if (perKg > policy.number(D1_DOSE_SECOND_SIGN_OFF_MICROGRAMS_PER_KG)) {
            unmet("D1", "second-sign-off-missing", "No second sign-off for a dose of this size is known.");
        }
        var cleared = clearanceInQuestion().map(KnownClearance::terms).map(KnownClearance.Terms::maxMicrogramsPerKg);
        if (cleared.isEmpty()) {
            unmet("D1", "cleared-dose-unknown", "The cleared maximum is not known.");
        } else if (perKg > cleared.get()) {
            unmet("D1", "dose-above-cleared", "The dose is above the cleared maximum.");
        }
        if (!now.isBefore(prepared.at().plus(Duration.ofDays(policy.number(C5_DOSING_WEIGHT_MAX_AGE_DAYS))))) {
            unmet("C5", "weight-too-old", "The patient must be weighed again.");
        }
    }

    /** What the drawn dose is per kilogram, rounded up; the stated figure alone would trust the arithmetic of the drawing. */
    private static long effectiveMicrogramsPerKg(PreparedDose dose) {
        var drawnPerKg = Math.ceilDiv(dose.doseMicrograms() * 1000, (long) dose.weightGrams());
        return Math.max(dose.microgramsPerKg(), drawnPerKg);
    }

    private void length() {
        if (facts.plannedMinutes() > policy.number(D2_INFUSION_MAX_MINUTES)) {
            unmet(
                    "D2",
                    "infusion-too-long",
                    "An infusion lasts at most " + policy.number(D2_INFUSION_MAX_MINUTES) + " minutes here.");
        }
    }

    private void vitals() {
        var recent = facts.chart().since(now.minus(policy.minutes(V1_BASELINE_VITALS_MAX_AGE_MINUTES)));
        if (recent.newest().isEmpty()) {
            unmet("V1", "baseline-vitals-missing", "A fresh set of baseline vitals is needed.");
            return;
        }
        var vitals = recent.newest().get().vitals();
        if (reaches(vitals, V2_NOT_TODAY_SYSTOLIC, V2_NOT_TODAY_DIASTOLIC)) {
            unmet("V2", "blood-pressure-not-today", "At this blood pressure there is no treatment today.");
        } else if (reaches(vitals, V2_HOLD_SYSTOLIC, V2_HOLD_DIASTOLIC)) {
            unmet("V2", "blood-pressure-hold", "The blood pressure is too high to start.");
        } else if (reaches(vitals, V2_REST_SYSTOLIC, V2_REST_DIASTOLIC)) {
            if (recent.readings().size() < 2) {
                unmet("V1", "second-reading-missing", "Let the patient rest, then take a second blood pressure.");
            } else if (!facts.pressedByPrescriber()) {
                unmet("V2", "prescriber-must-acknowledge", "A prescriber must acknowledge this blood pressure.");
            }
        }
        if (vitals.heartRate() < policy.number(V3_HEART_RATE_MIN)
                || vitals.heartRate() > policy.number(V3_HEART_RATE_MAX)) {
            unmet("V3", "heart-rate-out-of-range", "The heart rate is out of range.");
        }
        if (vitals.respiratoryRate() < policy.number(V3_RESPIRATORY_RATE_MIN)
                || vitals.respiratoryRate() > policy.number(V3_RESPIRATORY_RATE_MAX)) {
            unmet("V3", "respiratory-rate-out-of-range", "The respiratory rate is out of range.");
        }
        if (vitals.spo2() < policy.number(V3_SPO2_MIN)) {
            unmet("V3", "oxygen-too-low", "The oxygen saturation is too low.");
        }
    }

    private void escort() {
        var escort = facts.escort();
        if (escort != null && !facts.escortIsNamed()) {
            unmet("E2", "escort-not-named", "The patient has not named this escort.");
        }
        switch (policy.escortPresence()) {
            case IN_ROOM -> {
                if (escort == null || !escort.inRoom()) {
                    unmet("E1", "escort-not-in-room", "At this site the escort stays in the room.");
                }
            }
            case ON_SITE -> {
                if (escort == null) {
                    unmet("E1", "escort-not-on-site", "At this site the escort stays in the building.");
                }
            }
            case NOT_IN_TREATMENT_AREA -> {
                if (escort == null) {
                    unmet("E1", "escort-not-on-site", "The escort has not arrived.");
                } else if (escort.inRoom()) {
                    unmet("E1", "escort-in-treatment-area", "At this site the escort waits outside.");
                }
            }
            case PICKUP -> {
                if (escort == null && !(facts.dayOfCheck() instanceof KnownDayOfCheck.Passed)) {
                    unmet("E1", "escort-not-named", "No escort is named for this visit.");
                }
            }
        }
    }

    private void preparation() {
        var prepared = facts.prepared();
        if (prepared == null) {
            unmet("K1", "drug-not-drawn", "The drug has not been drawn.");
            return;
        }
        if (facts.drawnMicrograms() != prepared.dose().doseMicrograms()) {
            unmet("K1", "ledger-mismatch", "The drug ledger does not show this dose as drawn.");
        }
        if (!prepared.identityConfirmedByTwoFactors()) {
            unmet("ID", "identity-not-confirmed", "The patient's identity must be confirmed by two factors.");
        }
    }

    private void unmet(String rule, String code, String detail) {
        unmet.add(new UnmetRule(rule, code, detail));
    }

    private boolean reaches(Vitals vitals, PolicyKey systolic, PolicyKey diastolic) {
        return vitals.systolic() >= policy.number(systolic) || vitals.diastolic() >= policy.number(diastolic);
    }

    /** The record forms print every component in order, so equal inputs give equal text; policy values are sorted for the same reason. */
    private static String hash(GateFacts facts, SitePolicy policy, Instant now) {
        var inputs =
                facts + "|" + policy.site() + "|" + policy.version() + "|" + new TreeMap<>(policy.values()) + "|" + now;
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(inputs.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
