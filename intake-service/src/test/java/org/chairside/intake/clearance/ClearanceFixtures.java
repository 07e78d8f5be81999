package org.chairside.intake.clearance;

import static org.chairside.intake.Cast.ADA;
import static org.chairside.intake.Cast.ADAS_BIRTHDAY;
import static org.chairside.intake.Cast.MONDAY_8;
import static org.chairside.intake.Cast.MONDAY_VISIT;
import static org.chairside.intake.Cast.PRESCRIBER;
import static org.chairside.intake.Cast.ROCHESTER;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.chairside.contracts.ClearanceId;
import org.chairside.contracts.Decision;
import org.chairside.contracts.Decision.Accepted;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.intake.ClearanceEvent;
import org.chairside.contracts.intake.ClearanceLimits;
import org.chairside.intake.Cast;
import org.chairside.intake.clearance.ClearanceCommand.ClearIntake;
import org.chairside.intake.consent.Consent;
import org.chairside.intake.medication.DrugClasses;
import org.chairside.intake.medication.MedicationList;
import org.chairside.intake.site.Site;
import org.jspecify.annotations.Nullable;

final class ClearanceFixtures {

    static final ClearanceId ID = ClearanceId.of("c1ea0000-0000-4000-8000-000000000001");
    static final Set<String> CHAIN = Set.of("NY", "AZ");

    private static final DrugClasses CLASSES = Cast.drugClasses();

    private ClearanceFixtures() {}

    static Clearance clearance(Clearance.State state) {
        var approved = state == Clearance.State.CLEARED
                || state == Clearance.State.SUSPENDED
                || state == Clearance.State.EXPIRED
                || state == Clearance.State.REVOKED;
        return new Clearance(
                ID, 5, state, ADA, Protocol.MOOD, MONDAY_VISIT, approved ? approvalUntil(later()) : null, List.of());
    }

    /** Recorded as cleared, and over. */
    static Clearance clearedUntil(Instant end) {
        return new Clearance(
                ID, 5, Clearance.State.CLEARED, ADA, Protocol.MOOD, MONDAY_VISIT, approvalUntil(end), List.of());
    }

    static Clearance.Approval approvalUntil(Instant end) {
        return new Clearance.Approval(
                1, MONDAY_8.minus(Duration.ofDays(60)), end, List.of("NY"), new ClearanceLimits(500));
    }

    static Instant later() {
        return MONDAY_8.plus(Duration.ofDays(30));
    }

    static IntakeFile fileWith(String... medications) {
        return new IntakeFile(ADAS_BIRTHDAY, listOf(3, medications), signed(MONDAY_8), ROCHESTER, CHAIN);
    }

    static IntakeFile fileAt(Site site) {
        return new IntakeFile(ADAS_BIRTHDAY, listOf(3, "sertraline"), signed(MONDAY_8), site, CHAIN);
    }

    static MedicationList listOf(int version, String... names) {
        return new MedicationList(
                ADA, version, MONDAY_8, Stream.of(names).map(CLASSES::classify).toList(), false);
    }

    static Consent signed(Instant at) {
        return new Consent(ADA, Protocol.MOOD, new Consent.Signing("2026-01", at), null);
    }

    static ClearIntake approval(int maxDose, @Nullable Integer reviewedVersion, String... licences) {
        return new ClearIntake(ID, maxDose, reviewedVersion, PRESCRIBER, Set.of(licences));
    }

    static List<ClearanceEvent> events(Decision<ClearanceEvent> decision) {
        return decision instanceof Accepted(var events) ? events : List.of();
    }

    static Clearance after(Clearance before, Decision<ClearanceEvent> decision) {
        var after = before;
        for (var event : events(decision)) {
            after = Clearance.evolve(after, event, MONDAY_8);
        }
        return after;
    }
}
