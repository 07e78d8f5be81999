package org.chairside.intake.escort.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.chairside.contracts.Decision;
import org.chairside.contracts.EscortId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.intake.EscortDetails;
import org.chairside.contracts.privacy.ContactDetails;
import org.chairside.contracts.privacy.EmailAddress;
import org.chairside.contracts.privacy.PersonName;
import org.chairside.contracts.privacy.Phone;
import org.chairside.intake.escort.Escort;
import org.chairside.intake.escort.Escorts;
import org.chairside.intake.escort.NameEscort;
import org.chairside.intake.escort.NameEscortHandler;
import org.chairside.intake.patient.PatientAccess;
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

/** An escort, once named, does not change; the ETag is always {@code "1"}. */
@RestController
@RequestMapping("/patients/{token}/escorts")
class EscortController {

    private final NameEscortHandler handler;
    private final Escorts escorts;
    private final PatientAccess access;

    EscortController(NameEscortHandler handler, Escorts escorts, PatientAccess access) {
        this.handler = handler;
        this.escorts = escorts;
        this.access = access;
    }

    @GetMapping
    @Permission("patient.read")
    List<EscortView> list(@PathVariable PatientToken token, SignedIn person) {
        access.require(token, person);
        return escorts.of(token).stream().map(EscortView::of).toList();
    }

    @GetMapping("/{id}")
    @Permission("patient.read")
    ResponseEntity<EscortView> one(@PathVariable PatientToken token, @PathVariable EscortId id, SignedIn person) {
        access.require(token, person);
        return Answers.ok(1, EscortView.of(escorts.find(token, id).orElseThrow(NotFound::new)));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Permission("escort.name")
    ResponseEntity<EscortView> name(
            @PathVariable PatientToken token, @Valid @RequestBody NewEscort escort, SignedIn person) {
        access.require(token, person);
        var command = escort.toCommand(token);
        if (handler.handle(command) instanceof Decision.Refused(var refusal)) {
            throw new Refused(refusal);
        }
        var named = escorts.find(token, command.escort()).orElseThrow();
        return Answers.created("/patients/" + token + "/escorts/" + named.id(), 1, EscortView.of(named));
    }

    record NewEscort(
            @NotNull PersonName name,
            @Nullable Phone phone,
            @Nullable EmailAddress email,
            @NotNull Boolean adult,
            @NotNull Boolean fitToDrive) {

        NameEscort toCommand(PatientToken patient) {
            var details = new EscortDetails(new ContactDetails(name, email, phone), adult, fitToDrive);
            return new NameEscort(patient, EscortId.random(), details);
        }
    }

    record EscortView(
            EscortId id,
            PersonName name,
            @Nullable Phone phone,
            @Nullable EmailAddress email,
            boolean adult,
            boolean fitToDrive) {

        static EscortView of(Escort escort) {
            var details = escort.details();
            return new EscortView(
                    escort.id(),
                    details.contact().name(),
                    details.contact().phone(),
                    details.contact().email(),
                    details.adult(),
                    details.fitToDrive());
        }
    }
}
