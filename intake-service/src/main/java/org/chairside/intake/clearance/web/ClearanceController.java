package org.chairside.intake.clearance.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Clock;
import java.util.List;
import org.chairside.contracts.ClearanceId;
import org.chairside.contracts.Decision;
import org.chairside.contracts.PatientToken;
import org.chairside.intake.clearance.Clearance;
import org.chairside.intake.clearance.ClearanceCommand;
import org.chairside.intake.clearance.ClearanceCommand.ClearIntake;
import org.chairside.intake.clearance.ClearanceCommand.DeclineClearance;
import org.chairside.intake.clearance.ClearanceCommand.RevokeClearance;
import org.chairside.intake.clearance.ClearanceCommand.SubmitIntake;
import org.chairside.intake.clearance.ClearanceCommandHandler;
import org.chairside.intake.clearance.ClearanceRefusal;
import org.chairside.intake.clearance.Clearances;
import org.chairside.intake.clearance.OpenNewFile;
import org.chairside.intake.clearance.OpenNewFileHandler;
import org.chairside.intake.patient.PatientAccess;
import org.chairside.kit.command.Answers;
import org.chairside.kit.identity.Permission;
import org.chairside.kit.identity.SignedIn;
import org.chairside.kit.problem.InvalidInput;
import org.chairside.kit.problem.NotFound;
import org.chairside.kit.problem.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ClearanceController {

    private final ClearanceCommandHandler handler;
    private final OpenNewFileHandler newFiles;
    private final Clearances clearances;
    private final PatientAccess access;
    private final Clock clock;

    ClearanceController(
            ClearanceCommandHandler handler,
            OpenNewFileHandler newFiles,
            Clearances clearances,
            PatientAccess access,
            Clock clock) {
        this.handler = handler;
        this.newFiles = newFiles;
        this.clearances = clearances;
        this.access = access;
        this.clock = clock;
    }

    @GetMapping("/patients/{token}/clearances")
    @Permission("clearance.read")
    List<ClearanceView> ofPatient(@PathVariable PatientToken token, SignedIn person) {
        access.require(token, person);
        return clearances.of(token).stream().map(this::view).toList();
    }

    @GetMapping("/clearances")
    @Permission("clearance.read")
    List<ClearanceView> inState(@RequestParam Clearance.State state, SignedIn person) {
        return clearances.in(state, person.sites()).stream().map(this::view).toList();
    }

    @GetMapping("/clearances/{id}")
    @Permission("clearance.read")
    ResponseEntity<ClearanceView> one(@PathVariable ClearanceId id, SignedIn person) {
        return show(find(id, person));
    }

    @PostMapping("/clearances/{id}/submission")
    @Permission("clearance.submit")
    ResponseEntity<ClearanceView> submit(@PathVariable ClearanceId id, SignedIn person) {
        return carryOut(new SubmitIntake(id), person);
    }

    @PostMapping("/clearances/{id}/approval")
    @Permission("clearance.sign")
    ResponseEntity<ClearanceView> approve(
            @PathVariable ClearanceId id, @Valid @RequestBody ApprovalRequest approval, SignedIn person) {
        return carryOut(
                new ClearIntake(
                        id,
                        approval.maxDoseMicrogramsPerKg(),
                        approval.reviewedMedicationListVersion(),
                        person.id(),
                        person.licensedStates()),
                person);
    }

    @PostMapping("/clearances/{id}/declination")
    @Permission("clearance.sign")
    ResponseEntity<ClearanceView> decline(@PathVariable ClearanceId id, SignedIn person) {
        return carryOut(new DeclineClearance(id, person.id()), person);
    }

    @PostMapping("/clearances/{id}/revocation")
    @Permission("clearance.sign")
    ResponseEntity<ClearanceView> revoke(@PathVariable ClearanceId id, SignedIn person) {
        return carryOut(new RevokeClearance(id, person.id()), person);
    }

    @PostMapping("/clearances/{id}/new-file")
    @ResponseStatus(HttpStatus.CREATED)
    @Permission("clearance.submit")
    ResponseEntity<ClearanceView> openNewFile(@PathVariable ClearanceId id, SignedIn person) {
        find(id, person);
        var command = new OpenNewFile(id, ClearanceId.random());
        if (newFiles.handle(command) instanceof Decision.Refused(var refusal)) {
            throw new Refused(refusal);
        }
        var opened = find(command.clearance(), person);
        return Answers.created("/clearances/" + opened.id(), opened.version(), view(opened));
    }

    private ResponseEntity<ClearanceView> carryOut(ClearanceCommand command, SignedIn person) {
        find(command.clearance(), person);
        if (handler.handle(command) instanceof Decision.Refused(var refusal)) {
            if (refusal.reason() == ClearanceRefusal.DOSE_CAP) {
                throw new InvalidInput(
                        "#/maxDoseMicrogramsPerKg", refusal.reason().code(), "must not be over the cap of the site");
            }
            throw new Refused(refusal);
        }
        return show(clearances.find(command.clearance()).orElseThrow());
    }

    private Clearance find(ClearanceId id, SignedIn person) {
        var clearance = clearances.find(id).orElseThrow(NotFound::new);
        access.require(clearance.patient(), person);
        return clearance;
    }

    private ResponseEntity<ClearanceView> show(Clearance clearance) {
        return Answers.ok(clearance.version(), view(clearance));
    }

    private ClearanceView view(Clearance clearance) {
        return ClearanceView.of(clearance, clock.instant());
    }

    record ApprovalRequest(
            @NotNull @Positive Integer maxDoseMicrogramsPerKg,
            @Nullable Integer reviewedMedicationListVersion) {}
}
