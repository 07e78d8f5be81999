package org.chairside.session.session.web;

import static org.chairside.session.session.web.HearOthersBeforeTheGate.knowledge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.StaffId;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.privacy.FreeText;
import org.chairside.contracts.session.GateResult;
import org.chairside.contracts.session.RescueKind;
import org.chairside.contracts.session.RescueMedication;
import org.chairside.contracts.session.StopParty;
import org.chairside.kit.identity.Permission;
import org.chairside.kit.identity.SignedIn;
import org.chairside.kit.identity.WitnessSignature;
import org.chairside.session.session.EvaluateStartGate;
import org.chairside.session.session.ResumeInfusion;
import org.chairside.session.session.SessionCommand.CompleteInfusion;
import org.chairside.session.session.SessionCommand.GiveRescueMedication;
import org.chairside.session.session.SessionCommand.PauseInfusion;
import org.chairside.session.session.SessionCommand.StopInfusion;
import org.chairside.session.session.StartGateHandler;
import org.chairside.session.session.StartInfusion;
import org.chairside.session.session.WasteRemainder;
import org.chairside.session.session.WasteRemainderHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The pump: the gate before it, what it does, and what is left when it is over. */
@RestController
@RequestMapping("/sessions/{id}")
class InfusionController {

    private final SessionDesk desk;
    private final StartGateHandler gate;
    private final WasteRemainderHandler waste;

    InfusionController(SessionDesk desk, StartGateHandler gate, WasteRemainderHandler waste) {
        this.desk = desk;
        this.gate = gate;
        this.waste = waste;
    }

    @PostMapping("/start-gate")
    @Permission("session.start")
    GateAnswer lookAtGate(@PathVariable SessionId id, SignedIn person, HttpServletRequest request) {
        var session = desk.find(id, person);
        var look = gate.handle(new EvaluateStartGate(id, knowledge(request), desk.isPrescriberFor(session, person)));
        SessionDesk.mustBeAccepted(look.decision());
        return new GateAnswer(look.unmet().isEmpty() ? GateResult.OPEN : GateResult.CLOSED, look.unmet());
    }

    @PostMapping("/start")
    @Permission("session.start")
    ResponseEntity<SessionView> start(
            @PathVariable SessionId id, @Valid @RequestBody Start plan, SignedIn person, HttpServletRequest request) {
        var session = desk.find(id, person);
        return desk.answer(
                id,
                gate.handle(new StartInfusion(
                        id,
                        knowledge(request),
                        plan.plannedMinutes(),
                        person.id(),
                        desk.isPrescriberFor(session, person))));
    }

    @PostMapping("/pause")
    @Permission("session.pause")
    ResponseEntity<SessionView> pause(@PathVariable SessionId id, @Valid @RequestBody Halt halt, SignedIn person) {
        return desk.carryOut(new PauseInfusion(id, halt.by(), SessionDesk.remark(person, halt.reason())), person);
    }

    @PostMapping("/resume")
    @Permission("session.pause")
    ResponseEntity<SessionView> resume(
            @PathVariable SessionId id, @Valid @RequestBody Order order, SignedIn person, HttpServletRequest request) {
        desk.mustBeAnOrder(id, order.by(), "#/by", person);
        return desk.answer(
                id,
                gate.handle(new ResumeInfusion(
                        id, knowledge(request), order.by(), SessionDesk.remark(person, order.reason()))));
    }

    /** A medication beside the infusion: before, during or after it. It is in the patient already, so whoever ordered it does not stand in the way. */
    @PostMapping("/rescue-medication")
    @Permission("session.rescue")
    ResponseEntity<SessionView> rescue(@PathVariable SessionId id, @Valid @RequestBody Rescue given, SignedIn person) {
        var medication = new RescueMedication(given.kind(), given.drug(), given.micrograms());
        return desk.carryOut(
                new GiveRescueMedication(id, medication, given.orderedBy(), person.id(), given.givenAt()), person);
    }

    @PostMapping("/stop")
    @Permission("session.stop")
    ResponseEntity<SessionView> stop(@PathVariable SessionId id, @Valid @RequestBody Stop stop, SignedIn person) {
        return desk.carryOut(
                new StopInfusion(id, stop.by(), stop.givenMicrograms(), SessionDesk.remark(person, stop.reason())),
                person);
    }

    @PostMapping("/completion")
    @Permission("session.complete")
    ResponseEntity<SessionView> complete(
            @PathVariable SessionId id, @Valid @RequestBody Completion completion, SignedIn person) {
        return desk.carryOut(new CompleteInfusion(id, completion.givenMicrograms()), person);
    }

    @PostMapping("/waste")
    @Permission("drug.waste")
    ResponseEntity<SessionStanding> waste(
            @PathVariable SessionId id, @Valid @RequestBody Waste left, SignedIn person, WitnessSignature signature) {
        var witness = desk.mustBeAWitness(id, left.micrograms(), signature, person);
        return desk.answerBriefly(id, waste.handle(new WasteRemainder(id, left.micrograms(), person.id(), witness)));
    }

    record GateAnswer(GateResult result, List<UnmetRule> unmet) {}

    record Start(@Min(1) @Max(600) int plannedMinutes) {}

    /** @param reason never needed when the patient asks, kept if given */
    record Halt(@NotNull StopParty by, @Nullable FreeText reason) {}

    /**
     * @param givenMicrograms what the pump shows, if somebody read it; a figure that cannot be stands in the way of no stop
     * @param reason as for a pause
     */
    record Stop(
            @NotNull StopParty by,
            @Nullable Long givenMicrograms,
            @Nullable FreeText reason) {}

    /** @param givenMicrograms what the pump shows, if somebody read it */
    record Completion(@Nullable @Min(0) @Max(10_000_000) Long givenMicrograms) {}

    /** @param by the prescriber who ordered it */
    record Order(@NotNull StaffId by, @Nullable FreeText reason) {}

    /** @param micrograms absent for what is not counted in a mass, as oxygen */
    record Rescue(
            @NotNull RescueKind kind,
            @NotNull @Size(min = 1, max = 60) String drug,
            @Nullable @Min(1) @Max(10_000_000) Long micrograms,
            @NotNull StaffId orderedBy,
            @NotNull Instant givenAt) {}

    record Waste(@Min(1) long micrograms) {}
}
