package org.chairside.session.session.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.EscortId;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.VialId;
import org.chairside.contracts.privacy.FreeText;
import org.chairside.contracts.session.RedFlag;
import org.chairside.contracts.session.Vitals;
import org.chairside.contracts.session.VitalsSource;
import org.chairside.kit.identity.Permission;
import org.chairside.kit.identity.SignedIn;
import org.chairside.kit.identity.WitnessSignature;
import org.chairside.kit.problem.InvalidInput;
import org.chairside.session.facts.Facts;
import org.chairside.session.facts.KnownSite;
import org.chairside.session.session.DiscardPreparation;
import org.chairside.session.session.DiscardPreparationHandler;
import org.chairside.session.session.PrepareInfusion;
import org.chairside.session.session.PrepareInfusionHandler;
import org.chairside.session.session.RecordEscortArrival;
import org.chairside.session.session.RecordEscortArrivalHandler;
import org.chairside.session.session.SessionCommand.AbortSession;
import org.chairside.session.session.SessionCommand.RecordEscortDeparture;
import org.chairside.session.session.SessionCommand.RecordVitals;
import org.chairside.session.session.Sessions;
import org.chairside.session.session.SignOffDose;
import org.chairside.session.session.SignOffDoseHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The session in the chair: who came, what was drawn, what was charted. */
@RestController
@RequestMapping("/sessions")
class SessionController {

    private final SessionDesk desk;
    private final Sessions sessions;
    private final Facts facts;
    private final PrepareInfusionHandler prepare;
    private final DiscardPreparationHandler discard;
    private final SignOffDoseHandler signOff;
    private final RecordEscortArrivalHandler arrivals;

    SessionController(
            SessionDesk desk,
            Sessions sessions,
            Facts facts,
            PrepareInfusionHandler prepare,
            DiscardPreparationHandler discard,
            SignOffDoseHandler signOff,
            RecordEscortArrivalHandler arrivals) {
        this.desk = desk;
        this.sessions = sessions;
        this.facts = facts;
        this.prepare = prepare;
        this.discard = discard;
        this.signOff = signOff;
        this.arrivals = arrivals;
    }

    @GetMapping("/{id}")
    @Permission("session.read")
    ResponseEntity<SessionView> one(@PathVariable SessionId id, SignedIn person) {
        return desk.show(desk.find(id, person));
    }

    @GetMapping(params = {"site", "!appointment"})
    @Permission("session.read")
    List<SessionView> ofDay(@RequestParam SiteCode site, @RequestParam LocalDate date, SignedIn person) {
        person.mustWorkAt(site);
        return facts.site(site).stream()
                .map(KnownSite::zone)
                .flatMap(zone -> sessions
                        .arrivedAt(
                                site,
                                date.atStartOfDay(zone).toInstant(),
                                date.plusDays(1).atStartOfDay(zone).toInstant())
                        .stream())
                .map(desk::view)
                .toList();
    }

    @GetMapping(params = {"appointment", "!site"})
    @Permission("session.read")
    List<SessionView> ofAppointment(@RequestParam AppointmentId appointment, SignedIn person) {
        return sessions.of(appointment).stream()
                .filter(session -> person.worksAt(session.visit().site()))
                .map(desk::view)
                .toList();
    }

    /** A dose above the limit of one prescriber, signed by another before it is drawn (rule D1). */
    @PostMapping("/{id}/dose-sign-off")
    @Permission("session.sign-off")
    ResponseEntity<SessionView> signOff(@PathVariable SessionId id, @Valid @RequestBody SignOff dose, SignedIn person) {
        desk.find(id, person);
        return desk.answer(
                id, signOff.handle(new SignOffDose(id, dose.microgramsPerKg(), person.id(), person.licensedStates())));
    }

    @PostMapping("/{id}/preparation")
    @Permission("session.prepare")
    ResponseEntity<SessionView> prepare(
            @PathVariable SessionId id, @Valid @RequestBody Preparation preparation, SignedIn person) {
        desk.find(id, person);
        return desk.answer(
                id,
                prepare.handle(new PrepareInfusion(
                        id,
                        preparation.vialId(),
                        preparation.weightGrams(),
                        preparation.microgramsPerKg(),
                        preparation.identityConfirmedByTwoFactors(),
                        Boolean.TRUE.equals(preparation.weightConfirmed()),
                        preparation.weighedAt(),
                        person.id())));
    }

    /** What was drawn by mistake, or for another weight, is wasted before a witness and made ready anew. */
    @PostMapping("/{id}/preparation-discard")
    @Permission("session.prepare")
    ResponseEntity<SessionView> discard(
            @PathVariable SessionId id,
            @Valid @RequestBody Discard drawn,
            SignedIn person,
            WitnessSignature signature) {
        var witness = desk.mustBeAWitness(id, drawn.micrograms(), signature, person);
        return desk.answer(id, discard.handle(new DiscardPreparation(id, drawn.micrograms(), person.id(), witness)));
    }

    @PostMapping("/{id}/escort-arrival")
    @Permission("session.escort")
    ResponseEntity<SessionStanding> escortArrives(
            @PathVariable SessionId id, @Valid @RequestBody Arrival arrival, SignedIn person) {
        desk.find(id, person);
        return desk.answerBriefly(
                id, arrivals.handle(new RecordEscortArrival(id, arrival.escortId(), arrival.inRoom())));
    }

    @PostMapping("/{id}/escort-departure")
    @Permission("session.escort")
    ResponseEntity<SessionStanding> escortLeaves(
            @PathVariable SessionId id, @Valid @RequestBody Departure departure, SignedIn person) {
        return desk.carryOutBriefly(new RecordEscortDeparture(id, departure.fromSite()), person);
    }

    @PostMapping("/{id}/vitals")
    @Permission("session.chart")
    ResponseEntity<SessionStanding> chart(
            @PathVariable SessionId id, @Valid @RequestBody VitalsSet set, SignedIn person) {
        return desk.carryOutBriefly(new RecordVitals(id, set.takenAt(), set.source(), set.vitals()), person);
    }

    @PostMapping("/{id}/abortion")
    @Permission("session.abort")
    ResponseEntity<SessionView> abort(
            @PathVariable SessionId id, @Valid @RequestBody Abortion abortion, SignedIn person) {
        return desk.carryOut(new AbortSession(id, SessionDesk.remark(person, abortion.reason())), person);
    }

    /**
     * Units stand in the names: grams, and micrograms per kilogram.
     *
     * @param weighedAt absent if the patient was weighed now
     */
    record Preparation(
            @NotNull VialId vialId,
            @Min(20_000) @Max(350_000) int weightGrams,
            @Min(1) @Max(10_000) int microgramsPerKg,
            boolean identityConfirmedByTwoFactors,
            @Nullable Boolean weightConfirmed,
            @Nullable Instant weighedAt) {}

    /** @param micrograms all that was drawn */
    record Discard(@Min(1) long micrograms) {}

    record SignOff(@Min(1) @Max(10_000) int microgramsPerKg) {}

    record Arrival(@NotNull EscortId escortId, boolean inRoom) {}

    /** @param fromSite the escort left the site and not only the room */
    record Departure(boolean fromSite) {}

    record VitalsSet(
            @NotNull Instant takenAt,
            @NotNull VitalsSource source,
            @Min(50) @Max(260) int systolic,
            @Min(20) @Max(200) int diastolic,
            @Min(10) @Max(300) int heartRate,
            @Min(1) @Max(80) int respiratoryRate,
            @Min(1) @Max(100) int spo2,
            @Min(0) @Max(5) int moaas,
            @Nullable @Size(max = 7) List<@NotNull RedFlag> redFlags,
            @Nullable @Min(-5) @Max(4) Integer rass) {

        Vitals vitals() {
            if (systolic <= diastolic) {
                throw new InvalidInput(List.of(
                        new InvalidInput.FieldError("#/systolic", "range", "must be above the diastolic pressure"),
                        new InvalidInput.FieldError("#/diastolic", "range", "must be below the systolic pressure")));
            }
            return new Vitals(systolic, diastolic, heartRate, respiratoryRate, spo2, moaas, redFlags, rass);
        }
    }

    record Abortion(@NotNull FreeText reason) {}
}
