package org.chairside.intake.dayofcheck.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.Decision;
import org.chairside.contracts.EscortId;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.intake.DayOfCheckEvent;
import org.chairside.contracts.intake.DayOfCheckFailed;
import org.chairside.contracts.intake.DayOfCheckPassed;
import org.chairside.intake.booking.Bookings;
import org.chairside.intake.dayofcheck.RecordDayOfCheck;
import org.chairside.intake.dayofcheck.RecordDayOfCheckHandler;
import org.chairside.kit.command.Answers;
import org.chairside.kit.identity.Permission;
import org.chairside.kit.identity.SignedIn;
import org.chairside.kit.problem.InvalidInput;
import org.chairside.kit.problem.InvalidInput.FieldError;
import org.chairside.kit.problem.NotFound;
import org.chairside.kit.problem.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class DayOfCheckController {

    private final RecordDayOfCheckHandler handler;
    private final Bookings bookings;
    private final Clock clock;

    DayOfCheckController(RecordDayOfCheckHandler handler, Bookings bookings, Clock clock) {
        this.handler = handler;
        this.bookings = bookings;
        this.clock = clock;
    }

    @PostMapping("/day-of-checks/{appointmentId}")
    @Permission("day-of-check.record")
    ResponseEntity<DayOfCheckView> record(
            @PathVariable AppointmentId appointmentId, @Valid @RequestBody Answered answered, SignedIn person) {
        person.mustSee(bookings.find(appointmentId).orElseThrow(NotFound::new).site());
        var command = answered.toCommand(appointmentId);
        answered.mustBeAnswered(command.ahead(clock.instant()));
        var checked = handler.handle(command);
        return switch (checked.decision()) {
            case Decision.Accepted<DayOfCheckEvent>(var events) ->
                Answers.ok(checked.version(), DayOfCheckView.of(events.getLast(), checked.unmet()));
            case Decision.Refused<DayOfCheckEvent>(var refusal) -> throw new Refused(refusal);
        };
    }

    /** Rule M4 is answered by a time or by {@code noAlcoholOrThc}: what nobody asked is not an answer. */
    record Answered(
            @NotNull Instant lastFoodAt,
            @NotNull Instant lastClearLiquidAt,
            @Nullable Instant lastAlcoholOrThcAt,
            @Nullable Boolean noAlcoholOrThc,
            @NotNull Boolean medicationsReattested,
            @Nullable EscortId escortId) {

        void mustBeAnswered(List<String> ahead) {
            var errors = new ArrayList<FieldError>();
            var none = Boolean.TRUE.equals(noAlcoholOrThc);
            if (lastAlcoholOrThcAt == null && !none) {
                errors.add(new FieldError(
                        "#/lastAlcoholOrThcAt", "required", "must be a time unless noAlcoholOrThc is true"));
            }
            if (lastAlcoholOrThcAt != null && none) {
                errors.add(new FieldError(
                        "#/noAlcoholOrThc", "contradiction", "must not be true beside lastAlcoholOrThcAt"));
            }
            ahead.forEach(name -> errors.add(new FieldError("#/" + name, "future", "must not lie in the future")));
            if (!errors.isEmpty()) {
                throw new InvalidInput(errors);
            }
        }

        RecordDayOfCheck toCommand(AppointmentId appointment) {
            return new RecordDayOfCheck(
                    appointment, lastFoodAt, lastClearLiquidAt, lastAlcoholOrThcAt, medicationsReattested, escortId);
        }
    }

    /** How the check ended, with every rule that was not met. */
    record DayOfCheckView(
            AppointmentId appointmentId,
            Result result,
            @Nullable Instant validUntil,
            boolean treatmentExcludedToday,
            List<UnmetRule> unmet) {

        enum Result {
            PASSED,
            FAILED
        }

        static DayOfCheckView of(DayOfCheckEvent event, List<UnmetRule> unmet) {
            return switch (event) {
                case DayOfCheckPassed passed ->
                    new DayOfCheckView(passed.appointmentId(), Result.PASSED, passed.validUntil(), false, unmet);
                case DayOfCheckFailed failed ->
                    new DayOfCheckView(
                            failed.appointmentId(), Result.FAILED, null, failed.treatmentExcludedToday(), unmet);
            };
        }
    }
}
