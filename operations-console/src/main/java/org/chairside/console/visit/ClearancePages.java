package org.chairside.console.visit;

import static org.chairside.console.services.Service.INTAKE;

import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.console.board.Boards;
import org.chairside.console.form.Draft;
import org.chairside.console.form.Form;
import org.chairside.console.identity.Person;
import org.chairside.console.services.Services;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The clearance desk: what waits for a prescriber, and one clearance with all it rests on. */
@Controller
class ClearancePages {

    private final Services services;
    private final PageFrame frame;
    private final Boards boards;

    ClearancePages(Services services, PageFrame frame, Boards boards) {
        this.services = services;
        this.frame = frame;
        this.boards = boards;
    }

    @GetMapping("/clearances")
    String desk(Model model) {
        model.addAttribute("suspended", inState("SUSPENDED"));
        model.addAttribute("submitted", inState("SUBMITTED"));
        model.addAttribute("drafts", inState("DRAFT"));
        return "clearances";
    }

    @GetMapping({"/clearances/{id}", "/clearances/{id}/{form}"})
    String clearance(@PathVariable UUID id, @AuthenticationPrincipal Person person, Model model) {
        return show(id, person, model, null);
    }

    @PostMapping("/clearances/{id}/{form}")
    String act(
            @PathVariable UUID id,
            @PathVariable String form,
            @RequestParam Map<String, String> typed,
            @AuthenticationPrincipal Person person,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        return frame.submit(
                form,
                VisitForms.OF_CLEARANCE,
                id.toString(),
                typed,
                ZoneOffset.UTC,
                person,
                flash,
                response,
                _ -> "/clearances/" + id,
                draft -> show(id, person, model, draft));
    }

    private List<Told.Clearance> inState(String state) {
        return services.list(INTAKE, Told.Clearance.class, "/clearances?state={state}", state);
    }

    private String show(UUID id, Person person, Model model, @Nullable Draft back) {
        var clearance = services.get(INTAKE, Told.Clearance.class, "/clearances/{id}", id);
        var token = clearance.patient();
        var medications = services.get(INTAKE, Told.Medications.class, "/patients/{token}/medications", token);
        model.addAttribute("clearance", clearance);
        model.addAttribute("medications", medications);
        model.addAttribute("consents", services.list(INTAKE, Told.Consent.class, "/patients/{token}/consents", token));
        model.addAttribute("options", Map.of());
        model.addAttribute(
                "visit",
                boards.visit(UUID.fromString(clearance.openedFor()), person.siteCodes())
                        .orElse(null));
        var reviewed = Map.of("reviewedMedicationListVersion", Integer.toString(medications.version()));
        frame.fill(
                model,
                "/clearances/" + id,
                ZoneOffset.UTC,
                formsIn(clearance.state()),
                person,
                Map.of(VisitForms.APPROVE.name(), reviewed),
                back);
        return "clearance";
    }

    private static List<Form> formsIn(String state) {
        return switch (state) {
            case "DRAFT", "EXPIRED" -> List.of(VisitForms.SUBMIT);
            case "SUBMITTED" -> List.of(VisitForms.APPROVE, VisitForms.DECLINE);
            case "SUSPENDED" -> List.of(VisitForms.SUBMIT, VisitForms.APPROVE, VisitForms.REVOKE);
            case "CLEARED" -> List.of(VisitForms.REVOKE);
            default -> List.of();
        };
    }
}
