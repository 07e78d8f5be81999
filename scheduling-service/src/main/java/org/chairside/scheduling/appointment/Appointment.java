package org.chairside.scheduling.appointment;

import static org.chairside.scheduling.appointment.AppointmentRefusal.*;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.ChairId;
import org.chairside.contracts.Decision;
import org.chairside.contracts.Decision.Accepted;
import org.chairside.contracts.JourneyId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.StaffId;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.contracts.scheduling.*;
import org.chairside.scheduling.appointment.AppointmentCommand.*;
import org.chairside.scheduling.appointment.ArrivalCommand.*;
import org.jspecify.annotations.Nullable;

/**
 * One visit of one patient to one chair.
 *
 * @param version the sequence of its last event
 * @param seriesNumber 1 for the first infusion of the protocol, counted over all sites
 * @param atRisk why the visit may not take place; null if nothing is known against it
 * @param startedAt when the infusion began; null before it
 */
public record Appointment(
        AppointmentId id,
        int version,
        State state,
        PatientToken patient,
        SiteCode site,
        ChairId chair,
        Protocol protocol,
        Slot slot,
        int seriesNumber,
        @Nullable String atRisk,
        @Nullable Instant startedAt) {

    private static final String LATE = "LATE";
    private static final String CHAIR_TAKEN = "CHAIR_TAKEN";

    /** Who called a visit off that no person called off. */
    private static final StaffId CONFLICT_RULE = new StaffId("conflict-rule");

    /** Where a visit stands. */
    public enum State {
        BOOKED,
        CONFIRMED,
        CHECKED_IN,
        READY,
        IN_SESSION,
        COMPLETED,
        /** arrived and was turned away; never a no-show */
        NOT_TREATED,
        CANCELLED,
        NO_SHOW;

        /** Whether nobody else can have the chair, nor the patient another one, in this slot. */
        public boolean holdsChair() {
            return switch (this) {
                case BOOKED, CONFIRMED, CHECKED_IN, READY, IN_SESSION -> true;
                case COMPLETED, NOT_TREATED, CANCELLED, NO_SHOW -> false;
            };
        }
    }

    /** When the infusion began, or will if all goes by plan. */
    Instant infusionStart() {
        return startedAt == null ? slot.start() : startedAt;
    }

    /** The visit across all services; it is born with the booking and bears its id. */
    public JourneyId journey() {
        return new JourneyId(id.value());
    }

    /** @param check the nurse's check of the day; null if there was none */
    public Decision<AppointmentEvent> decide(
            AppointmentCommand command, @Nullable DayOfCheck check, SitePolicy policy, Instant now) {
        return switch (command) {
            case ConfirmAppointment confirm -> decide(confirm);
            case CancelAppointment cancel -> decide(cancel, check, policy, now);
            case MarkNoShow _ -> decideNoShow(check, policy, now);
            case RecordNonTreatment nonTreatment -> decide(nonTreatment, now);
            case WeighRisk weigh -> decide(weigh);
            case CompleteAppointment complete -> decide(complete);
        };
    }

    public Decision<AppointmentEvent> decide(ArrivalCommand command, Arrival arrival, Instant now) {
        return switch (command) {
            case CheckInPatient _ -> decideCheckIn(arrival, now);
            case TakeDayOfCheck taken -> decide(taken, arrival, now);
        };
    }

    /**
     * A patient who comes late keeps the slot while it lasts and the chair is free, even after a no-show: if there is time left before
     * the next patient of the chair, and if no infusion that was booked instead of the missed one is too close.
     */
    private Decision<AppointmentEvent> decideCheckIn(Arrival arrival, Instant now) {
        return switch (state) {
            case BOOKED, CONFIRMED, NO_SHOW -> {
                if (!slot.isOn(now)) {
                    yield Decision.refused(NOT_TODAY);
                }
                if (!arrival.chairIsFree() || !now.isBefore(slot.end())) {
                    yield Decision.accepted(new PatientNotTreated(id, List.of(LATE)));
                }
                if (state == State.NO_SHOW && !arrival.tooClose().isEmpty()) {
                    yield Decision.refused(INTERVAL_TOO_SHORT, arrival.tooClose());
                }
                if (!arrival.fitsBeforeTheNext()) {
                    yield Decision.refused(
                            TOO_LATE_FOR_THE_CHAIR,
                            new UnmetRule(
                                    "A2",
                                    "too-late-for-the-chair",
                                    "Infusion and recovery would not end before the next visit to this chair."));
                }
                yield Decision.accepted(arrived(arrival.check(), now));
            }
            case CHECKED_IN, READY, IN_SESSION, COMPLETED, NOT_TREATED, CANCELLED -> wrongState();
        };
    }

    private List<AppointmentEvent> arrived(@Nullable DayOfCheck check, Instant now) {
        var checkedIn = new PatientCheckedIn(id, now, Math.max(0, minutesFromStart(now)));
        return switch (check) {
            case null -> List.of(checkedIn);
            case DayOfCheck.Passed passed when passed.holds(now) -> List.of(checkedIn, new PatientBecameReady(id, now));
            case DayOfCheck.Passed _, DayOfCheck.Failed _ -> List.of(checkedIn);
            case DayOfCheck.Excluded(var reasons) -> List.of(checkedIn, new PatientNotTreated(id, reasons));
        };
    }

    /**
     * Whom the nurse checks is here: a no-show is none, and a patient who was ready is no longer if the check, repeated, does not hold.
     * Before the desk's check-in a check only waits for it, unless it excludes treatment.
     */
    private Decision<AppointmentEvent> decide(TakeDayOfCheck command, Arrival arrival, Instant now) {
        if (command.check() instanceof DayOfCheck.Excluded(var reasons)) {
            return decide(new RecordNonTreatment(id, reasons), now);
        }
        var holds = command.check().holds(now);
        return switch (state) {
            case CHECKED_IN -> holds ? Decision.accepted(new PatientBecameReady(id, now)) : unchanged();
            case READY -> holds ? unchanged() : Decision.accepted(new PatientNoLongerReady(id, now));
            case NO_SHOW ->
                decideCheckIn(arrival, now) instanceof Accepted<AppointmentEvent> arrived
                        ? arrived
                        : Decision.accepted(new PatientNotTreated(id, List.of(LATE)));
            case BOOKED, CONFIRMED, IN_SESSION, COMPLETED, NOT_TREATED, CANCELLED -> unchanged();
        };
    }

    private Decision<AppointmentEvent> decide(ConfirmAppointment command) {
        return switch (state) {
            case BOOKED -> Decision.accepted(new AppointmentConfirmed(id, command.channel()));
            case CONFIRMED, CHECKED_IN, READY, IN_SESSION, COMPLETED, NOT_TREATED, CANCELLED, NO_SHOW -> wrongState();
        };
    }

    /** Who has come is not cancelled but treated or not treated, and owes no fee for short notice. */
    private Decision<AppointmentEvent> decide(
            CancelAppointment command, @Nullable DayOfCheck check, SitePolicy policy, Instant now) {
        return switch (state) {
            case BOOKED, CONFIRMED -> {
                if (check != null) {
                    yield patientHasCome();
                }
                var notice = Duration.between(now, slot.start());
                var late = command.reason() == CancellationReason.PATIENT_REQUEST
                        && notice.compareTo(policy.hours(PolicyKey.A3_LATE_CANCEL_HOURS)) < 0;
                yield Decision.accepted(
                        new AppointmentCancelled(id, command.by(), command.reason(), notice.toMinutes(), late));
            }
            case CHECKED_IN, READY, IN_SESSION, COMPLETED, NOT_TREATED, CANCELLED, NO_SHOW -> wrongState();
        };
    }

    /** Rule A2. Whom the nurse has checked today has come, and is no no-show whatever became of the check. */
    private Decision<AppointmentEvent> decideNoShow(@Nullable DayOfCheck check, SitePolicy policy, Instant now) {
        return switch (state) {
            case BOOKED, CONFIRMED -> {
                if (check != null) {
                    yield patientHasCome();
                }
                var graceEnds = slot.start().plus(policy.minutes(PolicyKey.A2_LATE_GRACE_MINUTES));
                yield now.isBefore(graceEnds)
                        ? Decision.refused(
                                LATE_GRACE_NOT_OVER,
                                new UnmetRule("A2", "late-grace-not-over", "The patient may still come."))
                        : Decision.accepted(new AppointmentMarkedNoShow(id, now));
            }
            case CHECKED_IN, READY, IN_SESSION, COMPLETED, NOT_TREATED, CANCELLED, NO_SHOW -> wrongState();
        };
    }

    /** Who was turned away before the front desk checked in is not treated either, and never a no-show. */
    private Decision<AppointmentEvent> decide(RecordNonTreatment command, Instant now) {
        return switch (state) {
            case BOOKED, CONFIRMED, NO_SHOW ->
                slot.isAfterTheDayOf(now)
                        ? Decision.refused(NOT_TODAY)
                        : Decision.accepted(new PatientNotTreated(id, command.reasons()));
            case CHECKED_IN, READY -> Decision.accepted(new PatientNotTreated(id, command.reasons()));
            case IN_SESSION, COMPLETED, NOT_TREATED, CANCELLED -> wrongState();
        };
    }

    /** A mark that speaks of something else than a doubt stays, and covers it. */
    private Decision<AppointmentEvent> decide(WeighRisk command) {
        var doubt = command.doubt();
        if (Objects.equals(doubt, atRisk) || (atRisk != null && !Doubt.isOne(atRisk))) {
            return unchanged();
        }
        if (doubt == null) {
            return Decision.accepted(new AppointmentRiskLifted(id));
        }
        return switch (state) {
            case BOOKED, CONFIRMED, CHECKED_IN, READY -> Decision.accepted(new AppointmentMarkedAtRisk(id, doubt));
            case IN_SESSION, COMPLETED, NOT_TREATED, CANCELLED, NO_SHOW -> unchanged();
        };
    }

    /**
     * Whoever is at the site already was turned away; the others are called off, at short notice through no fault of theirs.
     *
     * @param check the nurse's check of the day; null if there was none
     */
    Decision<AppointmentEvent> decide(GiveWay command, @Nullable DayOfCheck check, Instant now) {
        var turnedAway = new PatientNotTreated(id, List.of(CHAIR_TAKEN));
        return switch (state) {
            case BOOKED, CONFIRMED ->
                Decision.accepted(
                        check != null
                                ? turnedAway
                                : new AppointmentCancelled(
                                        id,
                                        CONFLICT_RULE,
                                        CancellationReason.CLINIC_REQUEST,
                                        -minutesFromStart(now),
                                        false));
            case CHECKED_IN, READY -> Decision.accepted(turnedAway);
            case IN_SESSION, COMPLETED, NOT_TREATED, CANCELLED, NO_SHOW -> wrongState();
        };
    }

    /** A running pump outranks whatever the desk wrote down meanwhile: a started visit is never called off by a record. */
    Decision<AppointmentEvent> decide(StartAppointment command) {
        return switch (state) {
            case BOOKED, CONFIRMED, CHECKED_IN, READY, NOT_TREATED, CANCELLED, NO_SHOW ->
                Decision.accepted(new AppointmentStarted(id, command.session(), command.at()));
            case IN_SESSION, COMPLETED -> unchanged();
        };
    }

    private Decision<AppointmentEvent> decide(CompleteAppointment command) {
        return switch (state) {
            case IN_SESSION -> Decision.accepted(new AppointmentCompleted(id, command.at()));
            case COMPLETED -> unchanged();
            case BOOKED, CONFIRMED, CHECKED_IN, READY, NOT_TREATED, CANCELLED, NO_SHOW -> wrongState();
        };
    }

    private static Decision<AppointmentEvent> patientHasCome() {
        return Decision.refused(
                PATIENT_HAS_COME, new UnmetRule("A2", "patient-has-come", "The nurse has checked this patient today."));
    }

    private Decision<AppointmentEvent> wrongState() {
        var code = state.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return Decision.refused(STATE, new UnmetRule("STATE", code, "The appointment is " + state + "."));
    }

    private static Decision<AppointmentEvent> unchanged() {
        return Decision.accepted(List.of());
    }

    private long minutesFromStart(Instant now) {
        return Duration.between(slot.start(), now).toMinutes();
    }

    /** The appointment after one more event. */
    public static Appointment evolve(@Nullable Appointment before, AppointmentEvent event) {
        return switch (event) {
            case AppointmentBooked booked -> booked(booked);
            case AppointmentConfirmed _ -> existing(before).now(State.CONFIRMED);
            case AppointmentCancelled _ -> existing(before).now(State.CANCELLED);
            case AppointmentMarkedAtRisk risk -> existing(before).nowAtRisk(risk.trigger());
            case AppointmentRiskLifted _ -> existing(before).nowAtRisk(null);
            case AppointmentMarkedNoShow _ -> existing(before).now(State.NO_SHOW);
            case PatientCheckedIn _ -> existing(before).now(State.CHECKED_IN);
            case PatientBecameReady _ -> existing(before).now(State.READY);
            case PatientNoLongerReady _ -> existing(before).now(State.CHECKED_IN);
            case PatientNotTreated _ -> existing(before).now(State.NOT_TREATED);
            case AppointmentStarted started -> existing(before).nowStarted(started.at());
            case AppointmentCompleted _ -> existing(before).now(State.COMPLETED);
        };
    }

    private static Appointment booked(AppointmentBooked event) {
        return new Appointment(
                event.appointmentId(),
                1,
                State.BOOKED,
                event.patient(),
                event.site(),
                event.chairId(),
                event.protocol(),
                new Slot(event.start(), event.end(), event.localStart(), event.zone()),
                event.seriesNumber(),
                null,
                null);
    }

    private static Appointment existing(@Nullable Appointment before) {
        if (before == null) {
            throw new IllegalStateException("an appointment begins with its booking");
        }
        return before;
    }

    private Appointment now(State next) {
        return new Appointment(
                id, version + 1, next, patient, site, chair, protocol, slot, seriesNumber, atRisk, startedAt);
    }

    private Appointment nowStarted(Instant at) {
        return new Appointment(
                id, version + 1, State.IN_SESSION, patient, site, chair, protocol, slot, seriesNumber, atRisk, at);
    }

    private Appointment nowAtRisk(@Nullable String trigger) {
        return new Appointment(
                id, version + 1, state, patient, site, chair, protocol, slot, seriesNumber, trigger, startedAt);
    }
}
