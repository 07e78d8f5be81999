package org.chairside.console.visit;

import static org.chairside.console.services.Service.INTAKE;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.chairside.console.board.Boards;
import org.chairside.console.form.Desk.Outcome.Back;
import org.chairside.console.form.Desk.Outcome.Done;
import org.chairside.console.form.Draft;
import org.chairside.console.form.Form;
import org.chairside.console.form.Forms;
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

    private static final List<Form> EVERY_FORM = Stream.of(ClearanceState.values())
            .flatMap(state -> formsIn(state).all().stream())
            .distinct()
            .toList();

    private final Services services;
    private final PageFrame frame;
    private final Boards boards;
    private final WhoIsTreated who;

    ClearancePages(Services services, PageFrame frame, Boards boards, WhoIsTreated who) {
        this.who = who;
        this.services = services;
        this.frame = frame;
        this.boards = boards;
    }

    @GetMapping("/clearances")
    String desk(Model model) {
        model.addAttribute("suspended", inState(ClearanceState.SUSPENDED));
        model.addAttribute("submitted", inState(ClearanceState.SUBMITTED));
        model.addAttribute("drafts", inState(ClearanceState.DRAFT));
        return "clearances";
    }

    @GetMapping({"/clearances/{id}", "/clearances/{id}/{form}"})
    String clearance(
            @PathVariable UUID id,
            @PathVariable(required = false) @Nullable String form,
            @AuthenticationPrincipal Person person,
            Model model) {
        return show(id, person, model, form, null);
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
        return switch (frame.submit(form, EVERY_FORM, id.toString(), typed, null, person)) {
            case Done done ->
                frame.goOn(
                        form.equals(VisitForms.NEW_FILE.name()) ? done.answer().location() : "/clearances/" + id,
                        done,
                        flash);
            case Back back -> show(id, person, model, null, frame.comeBack(back, response));
        };
    }

    private List<Told.Clearance> inState(ClearanceState state) {
        return services.list(INTAKE, Told.Clearance.class, "/clearances?state={state}", state);
    }

    private String show(UUID id, Person person, Model model, @Nullable String asked, @Nullable Draft back) {
        var clearance = services.get(INTAKE, Told.Clearance.class, "/clearances/{id}", id);
        var token = clearance.patient();
        var medications = services.get(INTAKE, Told.Medications.class, "/patients/{token}/medications", token);
        model.addAttribute("clearance", clearance);
        model.addAttribute("medications", medications);
        model.addAttribute("consents", services.list(INTAKE, Told.Consent.class, "/patients/{token}/consents", token));
        var openedFor = UUID.fromString(clearance.openedFor());
        model.addAttribute("visit", boards.visit(openedFor, person.siteCodes()).orElse(null));
        who.name(model, person, token);
        var reviewed = Map.of("reviewedMedicationListVersion", Integer.toString(medications.version()));
        frame.fill(
                model,
                "/clearances/" + id,
                boards.zoneOf(openedFor).orElse(null),
                formsIn(clearance.state()).opening(asked),
                person,
                Map.of(VisitForms.APPROVE.name(), reviewed),
                Map.of(),
                back);
        return "clearance";
    }

    private static Forms formsIn(ClearanceState state) {
        return switch (state) {
            case DRAFT, EXPIRED -> Forms.of(VisitForms.SUBMIT).butFirst(VisitForms.SUBMIT);
            case SUBMITTED ->
                Forms.of(VisitForms.APPROVE).andFolded(VisitForms.DECLINE).butFirst(VisitForms.APPROVE);
            case SUSPENDED -> Forms.of(VisitForms.SUBMIT, VisitForms.APPROVE).andFolded(VisitForms.REVOKE);
            case CLEARED -> Forms.NONE.andFolded(VisitForms.REVOKE);
            case DECLINED, REVOKED -> Forms.of(VisitForms.NEW_FILE);
        };
    }
}
