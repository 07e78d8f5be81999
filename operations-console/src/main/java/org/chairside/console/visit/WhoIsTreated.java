package org.chairside.console.visit;

import static org.chairside.console.services.Service.INTAKE;

import java.util.UUID;
import org.chairside.console.board.Board;
import org.chairside.console.board.Boards;
import org.chairside.console.identity.Permissions;
import org.chairside.console.identity.Person;
import org.chairside.console.services.Services;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * Names the patient and the chair at the head of a page: what is done there is done to this person and nobody else. The page goes on
 * without the name, and says so, while intake does not answer.
 */
@Component
class WhoIsTreated {

    private final Services services;
    private final Boards boards;
    private final Permissions permissions;

    WhoIsTreated(Services services, Boards boards, Permissions permissions) {
        this.services = services;
        this.boards = boards;
        this.permissions = permissions;
    }

    /** At a chair. Nobody is named to who may not read patients. */
    void name(Model model, Person person, String patient, String site, String chair) {
        name(model, person, patient);
        model.addAttribute(
                "chair",
                boards.chairs(site).stream()
                        .filter(candidate -> candidate.id().equals(UUID.fromString(chair)))
                        .map(Board.Chair::label)
                        .findFirst()
                        .orElse(null));
    }

    /** Where no chair matters. */
    void name(Model model, Person person, String patient) {
        var mayKnow = permissions.allow(person, "patient.read");
        model.addAttribute("namesPatient", mayKnow);
        model.addAttribute(
                "patient",
                mayKnow
                        ? services.glance(INTAKE, Told.Patient.class, "/patients/{token}", patient)
                                .orElse(null)
                        : null);
    }
}
