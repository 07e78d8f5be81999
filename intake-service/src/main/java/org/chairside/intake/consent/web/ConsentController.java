package org.chairside.intake.consent.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import org.chairside.contracts.Decision;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.intake.consent.Consent;
import org.chairside.intake.consent.ConsentCommand;
import org.chairside.intake.consent.ConsentCommand.SignConsent;
import org.chairside.intake.consent.ConsentCommand.WithdrawConsent;
import org.chairside.intake.consent.ConsentCommandHandler;
import org.chairside.intake.consent.Consents;
import org.chairside.intake.patient.PatientAccess;
import org.chairside.intake.patient.Patients;
import org.chairside.kit.command.Answers;
import org.chairside.kit.identity.Permission;
import org.chairside.kit.identity.SignedIn;
import org.chairside.kit.problem.NotFound;
import org.chairside.kit.problem.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Consents have no version of their own; their ETag is the patient's. */
@RestController
@RequestMapping("/patients/{token}/consents")
class ConsentController {

    private final ConsentCommandHandler handler;
    private final Consents consents;
    private final Patients patients;
    private final PatientAccess access;

    ConsentController(ConsentCommandHandler handler, Consents consents, Patients patients, PatientAccess access) {
        this.handler = handler;
        this.consents = consents;
        this.patients = patients;
        this.access = access;
    }

    @GetMapping
    @Permission("clearance.read")
    List<ConsentView> list(@PathVariable PatientToken token, SignedIn person) {
        access.require(token, person);
        return consents.of(token).stream().map(ConsentView::of).toList();
    }

    @GetMapping("/{protocol}")
    @Permission("clearance.read")
    ResponseEntity<ConsentView> one(
            @PathVariable PatientToken token, @PathVariable Protocol protocol, SignedIn person) {
        access.require(token, person);
        return Answers.ok(version(token), view(token, protocol));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Permission("consent.sign")
    ResponseEntity<ConsentView> sign(
            @PathVariable PatientToken token, @Valid @RequestBody Signature signature, SignedIn person) {
        access.require(token, person);
        carryOut(new SignConsent(token, signature.protocol(), signature.documentVersion()));
        return Answers.created(
                "/patients/" + token + "/consents/" + signature.protocol(),
                version(token),
                view(token, signature.protocol()));
    }

    @PostMapping("/{protocol}/withdrawal")
    @Permission("consent.withdraw")
    ResponseEntity<ConsentView> withdraw(
            @PathVariable PatientToken token, @PathVariable Protocol protocol, SignedIn person) {
        access.require(token, person);
        carryOut(new WithdrawConsent(token, protocol));
        return Answers.ok(version(token), view(token, protocol));
    }

    private void carryOut(ConsentCommand command) {
        if (handler.handle(command) instanceof Decision.Refused(var refusal)) {
            throw new Refused(refusal);
        }
    }

    private int version(PatientToken token) {
        return patients.find(token).orElseThrow().version();
    }

    private ConsentView view(PatientToken token, Protocol protocol) {
        var consent = consents.of(token, protocol);
        if (consent.signing() == null) {
            throw new NotFound();
        }
        return ConsentView.of(consent);
    }

    record Signature(
            @NotNull Protocol protocol,

            @NotNull @Pattern(regexp = "[A-Za-z0-9._-]{1,40}")
            String documentVersion) {}

    record ConsentView(
            Protocol protocol,
            @Nullable String documentVersion,
            @Nullable Instant signedAt,
            @Nullable Instant withdrawnAt) {

        static ConsentView of(Consent consent) {
            var signing = consent.signing();
            return new ConsentView(
                    consent.protocol(),
                    signing == null ? null : signing.documentVersion(),
                    signing == null ? null : signing.at(),
                    consent.withdrawnAt());
        }
    }
}
