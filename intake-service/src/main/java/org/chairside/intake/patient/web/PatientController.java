package org.chairside.intake.patient.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.chairside.contracts.Decision;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Refusal;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.privacy.ContactDetails;
import org.chairside.contracts.privacy.EmailAddress;
import org.chairside.contracts.privacy.PersonName;
import org.chairside.contracts.privacy.Phone;
import org.chairside.intake.patient.Patient;
import org.chairside.intake.patient.PatientAccess;
import org.chairside.intake.patient.PatientRefusal;
import org.chairside.intake.patient.Patients;
import org.chairside.intake.patient.RegisterPatient;
import org.chairside.intake.patient.RegisterPatientHandler;
import org.chairside.intake.site.Sites;
import org.chairside.kit.command.Answers;
import org.chairside.kit.identity.Permission;
import org.chairside.kit.identity.SignedIn;
import org.chairside.kit.problem.InvalidInput;
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

@RestController
@RequestMapping("/patients")
class PatientController {

    private final RegisterPatientHandler handler;
    private final Patients patients;
    private final PatientAccess access;
    private final Sites sites;

    PatientController(RegisterPatientHandler handler, Patients patients, PatientAccess access, Sites sites) {
        this.handler = handler;
        this.patients = patients;
        this.access = access;
        this.sites = sites;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Permission("patient.register")
    ResponseEntity<PatientView> register(@Valid @RequestBody NewPatient patient, SignedIn person) {
        person.mustWorkAt(patient.homeSite());
        var home = sites.find(patient.homeSite())
                .orElseThrow(() -> new InvalidInput("#/homeSite", "unknown", "must be a site that is open"));
        var command = patient.toCommand();
        if (handler.handle(command, home) instanceof Decision.Refused(var refusal)) {
            throw answer(refusal, command, person);
        }
        var registered = patients.find(command.token()).orElseThrow();
        return Answers.created("/patients/" + command.token(), registered.version(), PatientView.of(registered));
    }

    @GetMapping("/{token}")
    @Permission("patient.read")
    ResponseEntity<PatientView> one(@PathVariable PatientToken token, SignedIn person) {
        access.require(token, person);
        var patient = patients.find(token).orElseThrow();
        return Answers.ok(patient.version(), PatientView.of(patient));
    }

    private RuntimeException answer(Refusal refusal, RegisterPatient command, SignedIn person) {
        var reason = (PatientRefusal) refusal.reason();
        return switch (reason) {
            case POLICY_AGE ->
                new InvalidInput(
                        "#/birthDate", reason.code(), "must not be of a patient younger than the home site treats");
            case BIRTH_DATE -> new InvalidInput("#/birthDate", "range", "must be the birth date of a living person");
            case POSSIBLE_DUPLICATE -> new Refused(refusal, Map.of("patients", whomItMayBe(command, person)));
        };
    }

    /** By token, whom this person may see and no other. That such a person is a patient somewhere in the chain the refusal itself tells. */
    private List<PatientToken> whomItMayBe(RegisterPatient command, SignedIn person) {
        return patients.bornOn(command.birthDate(), person.sites()).stream()
                .filter(known -> known.mayBe(command))
                .map(Patient::token)
                .toList();
    }

    record NewPatient(
            @NotNull PersonName name,
            @NotNull LocalDate birthDate,
            @Nullable EmailAddress email,
            @Nullable Phone phone,

            @NotNull @Pattern(regexp = "[a-z]{2,3}(-[A-Z]{2})?")
            String language,

            @NotNull SiteCode homeSite,
            @Nullable Boolean confirmedDifferent) {

        RegisterPatient toCommand() {
            var contact = new ContactDetails(name, email, phone);
            return new RegisterPatient(
                    PatientToken.random(),
                    contact,
                    birthDate,
                    language,
                    homeSite,
                    Boolean.TRUE.equals(confirmedDifferent));
        }
    }

    record PatientView(
            PatientToken token,
            int version,
            PersonName name,
            LocalDate birthDate,
            @Nullable EmailAddress email,
            @Nullable Phone phone,
            String language,
            SiteCode homeSite) {

        static PatientView of(Patient patient) {
            var contact = patient.contact();
            return new PatientView(
                    patient.token(),
                    patient.version(),
                    contact.name(),
                    patient.birthDate(),
                    contact.email(),
                    contact.phone(),
                    patient.language(),
                    patient.homeSite());
        }
    }
}
