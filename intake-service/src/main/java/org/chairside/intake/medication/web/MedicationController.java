package org.chairside.intake.medication.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.chairside.contracts.Decision;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.intake.Medication;
import org.chairside.contracts.intake.MedicationSource;
import org.chairside.intake.medication.ChangeMedications;
import org.chairside.intake.medication.ChangeMedicationsHandler;
import org.chairside.intake.medication.MedicationList;
import org.chairside.intake.medication.MedicationLists;
import org.chairside.intake.medication.MedicationRefusal;
import org.chairside.intake.patient.PatientAccess;
import org.chairside.kit.api.ExpectedVersion;
import org.chairside.kit.command.Answers;
import org.chairside.kit.identity.Permission;
import org.chairside.kit.identity.SignedIn;
import org.chairside.kit.problem.StaleVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The version of a list, in its ETag, is what a prescriber says to have reviewed (rule M2); the first PUT expects {@code "0"}. */
@RestController
@RequestMapping("/patients/{token}/medications")
class MedicationController {

    private final ChangeMedicationsHandler handler;
    private final MedicationLists lists;
    private final PatientAccess access;

    MedicationController(ChangeMedicationsHandler handler, MedicationLists lists, PatientAccess access) {
        this.handler = handler;
        this.lists = lists;
        this.access = access;
    }

    @GetMapping
    @Permission("clearance.read")
    ResponseEntity<MedicationListView> list(@PathVariable PatientToken token, SignedIn person) {
        access.require(token, person);
        return show(token);
    }

    @PutMapping
    @Permission("medication.change")
    ResponseEntity<MedicationListView> change(
            @PathVariable PatientToken token,
            @Valid @RequestBody StatedMedications stated,
            ExpectedVersion expected,
            SignedIn person) {
        access.require(token, person);
        if (handler.handle(stated.toCommand(token, expected)) instanceof Decision.Refused(var refusal)) {
            throw switch ((MedicationRefusal) refusal.reason()) {
                case LIST_CHANGED -> new StaleVersion();
            };
        }
        return show(token);
    }

    private ResponseEntity<MedicationListView> show(PatientToken token) {
        var list = lists.of(token);
        return Answers.ok(list.version(), MedicationListView.of(list));
    }

    record StatedMedications(
            @NotNull @Size(max = 100) List<@NotNull @Valid StatedMedication> medications,
            @NotNull MedicationSource reportedBy,
            @NotNull @AssertTrue Boolean attestedComplete) {

        ChangeMedications toCommand(PatientToken patient, ExpectedVersion expected) {
            var names = medications.stream().map(StatedMedication::name).toList();
            return new ChangeMedications(patient, expected.value(), names, reportedBy);
        }
    }

    record StatedMedication(@NotBlank @Size(max = 200) String name) {}

    record MedicationListView(int version, @Nullable Instant attestedAt, List<Medication> medications) {

        static MedicationListView of(MedicationList list) {
            return new MedicationListView(list.version(), list.attestedAt(), list.medications());
        }
    }
}
