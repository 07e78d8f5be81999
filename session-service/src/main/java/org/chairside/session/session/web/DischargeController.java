package org.chairside.session.session.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.chairside.contracts.EscortId;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.session.DischargeScore;
import org.chairside.kit.identity.Permission;
import org.chairside.kit.identity.SignedIn;
import org.chairside.session.session.ConfirmDischarge;
import org.chairside.session.session.ConfirmDischargeHandler;
import org.chairside.session.session.SessionCommand.RecordDischargeScore;
import org.chairside.session.session.VerifyEscort;
import org.chairside.session.session.VerifyEscortHandler;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** From the recovery chair to the door. */
@RestController
@RequestMapping("/sessions/{id}")
class DischargeController {

    private final SessionDesk desk;
    private final VerifyEscortHandler verify;
    private final ConfirmDischargeHandler discharge;

    DischargeController(SessionDesk desk, VerifyEscortHandler verify, ConfirmDischargeHandler discharge) {
        this.desk = desk;
        this.verify = verify;
        this.discharge = discharge;
    }

    @PostMapping("/discharge-score")
    @Permission("session.discharge")
    ResponseEntity<SessionView> score(@PathVariable SessionId id, @Valid @RequestBody Score score, SignedIn person) {
        return desk.carryOut(new RecordDischargeScore(id, new DischargeScore(score.aldrete(), score.padss())), person);
    }

    @PostMapping("/escort-verification")
    @Permission("session.discharge")
    ResponseEntity<SessionView> verify(@PathVariable SessionId id, @Valid @RequestBody Escort escort, SignedIn person) {
        desk.find(id, person);
        return desk.answer(
                id,
                verify.handle(new VerifyEscort(
                        id, escort.escortId(), escort.identified(), escort.fitToDrive(), person.id())));
    }

    @PostMapping("/discharge")
    @Permission("session.discharge")
    ResponseEntity<SessionView> discharge(@PathVariable SessionId id, SignedIn person) {
        desk.find(id, person);
        return desk.answer(id, discharge.handle(new ConfirmDischarge(id, person.id())));
    }

    record Score(
            @Min(0) @Max(10) int aldrete, @Min(0) @Max(10) int padss) {}

    record Escort(@NotNull EscortId escortId, boolean identified, boolean fitToDrive) {}
}
