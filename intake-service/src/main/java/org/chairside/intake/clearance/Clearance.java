package org.chairside.intake.clearance;

import static org.chairside.intake.clearance.ClearanceRefusal.CLEARANCE_RULE;
import static org.chairside.intake.clearance.ClearanceRefusal.DOSE_CAP;
import static org.chairside.intake.clearance.ClearanceRefusal.INTAKE_INCOMPLETE;
import static org.chairside.intake.clearance.ClearanceRefusal.STATE;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.ClearanceId;
import org.chairside.contracts.Decision;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.intake.ClearanceDeclined;
import org.chairside.contracts.intake.ClearanceEvent;
import org.chairside.contracts.intake.ClearanceExpired;
import org.chairside.contracts.intake.ClearanceLimits;
import org.chairside.contracts.intake.ClearanceRevoked;
import org.chairside.contracts.intake.ClearanceSuspended;
import org.chairside.contracts.intake.IntakeCleared;
import org.chairside.contracts.intake.IntakeOpened;
import org.chairside.contracts.intake.IntakeSubmitted;
import org.chairside.contracts.intake.SuspensionTrigger;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.intake.clearance.ClearanceCommand.ClearIntake;
import org.chairside.intake.clearance.ClearanceCommand.DeclineClearance;
import org.chairside.intake.clearance.ClearanceCommand.ExpireClearance;
import org.chairside.intake.clearance.ClearanceCommand.RevokeClearance;
import org.chairside.intake.clearance.ClearanceCommand.SubmitIntake;
import org.chairside.intake.clearance.ClearanceCommand.SuspendClearance;
import org.chairside.intake.medication.MedicationList;
import org.chairside.intake.patient.Age;
import org.chairside.intake.site.Site;
import org.jspecify.annotations.Nullable;

/**
 * A prescriber's standing word that a patient may be treated under one protocol, at any site.
 *
 * <p>A cleared patient is cleared until {@code validUntil} and not a moment longer: every decision takes the validity into
 * account by itself, whether or not its end has been recorded yet (rule C1).
 *
 * @param version the sequence of its last event
 * @param openedFor the booking that opened the file; its site's policy governs
 * @param approval the last one, if there was one; it holds only while the state is CLEARED
 * @param triggers what made the file doubtful since then, in the order in which it was told
 */
public record Clearance(
        ClearanceId id,
        int version,
        State state,
        PatientToken patient,
        Protocol protocol,
        AppointmentId openedFor,
        @Nullable Approval approval,
        List<SuspensionTrigger> triggers) {

    public Clearance {
        triggers = List.copyOf(triggers);
    }

    /** Where a file stands. */
    public enum State {
        DRAFT,
        SUBMITTED,
        CLEARED,
        SUSPENDED,
        EXPIRED,
        DECLINED,
        REVOKED;

        /** Whether a later booking needs a new file, because nothing can come of this one any more. */
        public boolean isFinal() {
            return switch (this) {
                case DECLINED, REVOKED -> true;
                case DRAFT, SUBMITTED, CLEARED, SUSPENDED, EXPIRED -> false;
            };
        }
    }

    /**
     * What a prescriber allowed.
     *
     * @param version counts the approvals given under this clearance
     * @param reviewedAt when the prescriber decided; null if that was before it was kept
     * @param validUntil as the site that opened the file counts
     */
    public record Approval(
            int version,
            @Nullable Instant reviewedAt,
            Instant validUntil,
            List<String> allowedStates,
            ClearanceLimits limits) {
        public Approval {
            allowedStates = List.copyOf(allowedStates);
        }

        /** Whether the review is recent enough for another site, which may be stricter than the one that opened the file (rule C1). */
        public boolean isRecentEnoughFor(Site site, Instant now) {
            return reviewedAt == null || now.isBefore(site.clearanceEnds(reviewedAt));
        }
    }

    /** A booked patient needs a file, unless one stands that can still be cleared. */
    static Decision<ClearanceEvent> decide(OpenIntake command, @Nullable Clearance current) {
        return current != null && !current.state.isFinal()
                ? unchanged()
                : Decision.accepted(new IntakeOpened(
                        command.clearance(), command.patient(), command.protocol(), command.appointment()));
    }

    /** A prescriber who declined or revoked may think again, and a file that something can still come of is not doubled. */
    Decision<ClearanceEvent> decide(OpenNewFile command, AppointmentId nextVisit, Instant now) {
        return state.isFinal()
                ? Decision.accepted(new IntakeOpened(command.clearance(), patient, protocol, nextVisit))
                : wrongState(now);
    }

    static Decision<ClearanceEvent> noVisitAhead() {
        return Decision.refused(
                ClearanceRefusal.NO_VISIT_AHEAD,
                new UnmetRule("STATE", "no-visit-ahead", "The patient has no visit of this protocol ahead."));
    }

    Decision<ClearanceEvent> decide(ClearanceCommand command, IntakeFile file, Instant now) {
        return switch (command) {
            case SubmitIntake _ -> decideSubmission(file, now);
            case ClearIntake clear -> decide(clear, file, now);
            case DeclineClearance decline -> decide(decline, now);
            case RevokeClearance revoke -> decide(revoke, now);
            case SuspendClearance suspend -> decide(suspend, now);
            case ExpireClearance _ -> decideExpiry(now);
        };
    }

    private Decision<ClearanceEvent> decideSubmission(IntakeFile file, Instant now) {
        return switch (stateAt(now)) {
            case DRAFT, SUSPENDED, EXPIRED -> {
                var unmet = incomplete(file, now);
                yield unmet.isEmpty()
                        ? Decision.accepted(afterExpiry(
                                now,
                                new IntakeSubmitted(
                                        id, patient, file.medications().version())))
                        : Decision.refused(INTAKE_INCOMPLETE, unmet);
            }
            case SUBMITTED, CLEARED, DECLINED, REVOKED -> wrongState(now);
        };
    }

    private Decision<ClearanceEvent> decide(ClearIntake command, IntakeFile file, Instant now) {
        return switch (stateAt(now)) {
            case SUBMITTED, SUSPENDED, EXPIRED -> {
                var unmet = unmetFor(command, file, now);
                if (!unmet.isEmpty()) {
                    yield Decision.refused(CLEARANCE_RULE, unmet);
                }
                if (command.maxDoseMicrogramsPerKg()
                        > file.site().policy().number(PolicyKey.D1_DOSE_MAX_MICROGRAMS_PER_KG)) {
                    yield Decision.refused(
                            DOSE_CAP, new UnmetRule("D1", "dose-cap", "The dose is over the cap of the site."));
                }
                yield Decision.accepted(afterExpiry(now, cleared(command, file, now)));
            }
            case DRAFT, CLEARED, DECLINED, REVOKED -> wrongState(now);
        };
    }

    private Decision<ClearanceEvent> decide(DeclineClearance command, Instant now) {
        return switch (stateAt(now)) {
            case SUBMITTED, SUSPENDED, EXPIRED ->
                Decision.accepted(afterExpiry(now, new ClearanceDeclined(id, patient, command.prescriber())));
            case DRAFT, CLEARED, DECLINED, REVOKED -> wrongState(now);
        };
    }

    private Decision<ClearanceEvent> decide(RevokeClearance command, Instant now) {
        return switch (stateAt(now)) {
            case CLEARED, SUSPENDED -> Decision.accepted(new ClearanceRevoked(id, patient, command.prescriber()));
            case DRAFT, SUBMITTED, EXPIRED, DECLINED, REVOKED -> wrongState(now);
        };
    }

    /** Each trigger is told once until the next approval, whatever the state: a stop is news to who suspended for a new medication. */
    private Decision<ClearanceEvent> decide(SuspendClearance command, Instant now) {
        var suspended = new ClearanceSuspended(id, patient, command.trigger());
        return switch (stateAt(now)) {
            case CLEARED, SUBMITTED, SUSPENDED ->
                triggers.contains(command.trigger()) ? unchanged() : Decision.accepted(suspended);
            case EXPIRED ->
                showsInTheFile(command.trigger()) ? decideExpiry(now) : Decision.accepted(afterExpiry(now, suspended));
            case DRAFT -> showsInTheFile(command.trigger()) ? unchanged() : Decision.accepted(suspended);
            case DECLINED, REVOKED -> unchanged();
        };
    }

    /** Whether who reviews a file that nobody counts on yet sees it there anyway. */
    private static boolean showsInTheFile(SuspensionTrigger trigger) {
        return switch (trigger) {
            case MEDICATION_CHANGED, CONSENT_WITHDRAWN -> true;
            case SERIOUS_ADVERSE_EVENT, CLINICAL_STOP -> false;
        };
    }

    private Decision<ClearanceEvent> decideExpiry(Instant now) {
        return Decision.accepted(unrecordedExpiry(now).map(List::of).orElse(List.of()));
    }

    /** The state that holds at {@code now}: cleared past its validity is expired. */
    public State stateAt(Instant now) {
        return state == State.CLEARED && !now.isBefore(standing().validUntil()) ? State.EXPIRED : state;
    }

    private List<ClearanceEvent> afterExpiry(Instant now, ClearanceEvent event) {
        var events = new ArrayList<ClearanceEvent>();
        unrecordedExpiry(now).ifPresent(events::add);
        events.add(event);
        return events;
    }

    private Optional<ClearanceEvent> unrecordedExpiry(Instant now) {
        return state == State.CLEARED && stateAt(now) == State.EXPIRED
                ? Optional.of(new ClearanceExpired(id, patient, standing().validUntil()))
                : Optional.empty();
    }

    private List<UnmetRule> unmetFor(ClearIntake command, IntakeFile file, Instant now) {
        var unmet = new ArrayList<UnmetRule>();
        if (statesAllowed(command, file).isEmpty()) {
            unmet.add(new UnmetRule(
                    "P1", "prescriber-not-licensed", "The prescriber has no licence in a state of the chain."));
        }
        Age.unmet(
                        file.birthDate(),
                        file.site().policy(),
                        LocalDate.ofInstant(now, file.site().zone()))
                .ifPresent(unmet::add);
        file.medications().neverTogether().ifPresent(unmet::add);
        if (!isReviewed(file.medications(), command.reviewedMedicationListVersion())) {
            unmet.add(new UnmetRule(
                    "M2",
                    "medications-not-reviewed",
                    "The medication list, at its present version, needs the prescriber's review."));
        }
        unmet.addAll(incomplete(file, now));
        return unmet;
    }

    /** A list that needs no review may be approved unseen; one that was seen at another version was not seen. */
    private static boolean isReviewed(MedicationList list, @Nullable Integer seen) {
        return seen == null ? !list.needsReview() : seen == list.version();
    }

    private static List<UnmetRule> incomplete(IntakeFile file, Instant now) {
        var unmet = new ArrayList<UnmetRule>();
        if (file.medications().version() == 0) {
            unmet.add(new UnmetRule("M5", "medication-list-missing", "Nobody has attested a medication list."));
        }
        file.consent().unmet(file.site().policy(), file.site().zone(), now).ifPresent(unmet::add);
        return unmet;
    }

    private static List<String> statesAllowed(ClearIntake command, IntakeFile file) {
        return command.licensedStates().stream()
                .filter(file.statesOfChain()::contains)
                .sorted()
                .toList();
    }

    /**
     * Rule C1 also ends a clearance that many days after the last session. That needs no date of its own: the sessions of an approval
     * follow its review, so the review is over first.
     */
    private IntakeCleared cleared(ClearIntake command, IntakeFile file, Instant now) {
        return new IntakeCleared(
                id,
                patient,
                protocol,
                approval == null ? 1 : approval.version() + 1,
                file.site().clearanceEnds(now),
                statesAllowed(command, file),
                command.prescriber(),
                Sealed.of(new ClearanceLimits(command.maxDoseMicrogramsPerKg())));
    }

    private Approval standing() {
        if (approval == null) {
            throw new IllegalStateException("a cleared file has an approval");
        }
        return approval;
    }

    private Decision<ClearanceEvent> wrongState(Instant now) {
        var holds = stateAt(now).name();
        var code = holds.toLowerCase(Locale.ROOT);
        return Decision.refused(STATE, new UnmetRule("STATE", code, "The clearance is " + holds + "."));
    }

    private static Decision<ClearanceEvent> unchanged() {
        return Decision.accepted(List.of());
    }

    /**
     * The clearance after one more event.
     *
     * @param at when the event happened
     */
    static Clearance evolve(@Nullable Clearance before, ClearanceEvent event, Instant at) {
        return switch (event) {
            case IntakeOpened opened ->
                new Clearance(
                        opened.clearanceId(),
                        1,
                        State.DRAFT,
                        opened.patient(),
                        opened.protocol(),
                        opened.appointmentId(),
                        null,
                        List.of());
            case IntakeSubmitted _ -> existing(before).now(State.SUBMITTED);
            case IntakeCleared cleared -> existing(before).now(cleared, at);
            case ClearanceSuspended suspended -> existing(before).now(suspended);
            case ClearanceExpired _ -> existing(before).now(State.EXPIRED);
            case ClearanceDeclined _ -> existing(before).now(State.DECLINED);
            case ClearanceRevoked _ -> existing(before).now(State.REVOKED);
        };
    }

    private static Clearance existing(@Nullable Clearance before) {
        if (before == null) {
            throw new IllegalStateException("a clearance begins with its intake");
        }
        return before;
    }

    private Clearance now(State next) {
        return new Clearance(id, version + 1, next, patient, protocol, openedFor, approval, triggers);
    }

    private Clearance now(ClearanceSuspended event) {
        var told = Stream.concat(triggers.stream(), Stream.of(event.trigger())).toList();
        return new Clearance(id, version + 1, State.SUSPENDED, patient, protocol, openedFor, approval, told);
    }

    private Clearance now(IntakeCleared event, Instant at) {
        var limits =
                switch (event.limits()) {
                    case Sealed.Open<ClearanceLimits>(var open) -> open;
                    case Sealed.Redacted<ClearanceLimits> _ -> new ClearanceLimits(0);
                };
        var given = new Approval(event.version(), at, event.validUntil(), event.allowedStates(), limits);
        return new Clearance(id, version + 1, State.CLEARED, patient, protocol, openedFor, given, List.of());
    }
}
