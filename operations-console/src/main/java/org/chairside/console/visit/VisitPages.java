package org.chairside.console.visit;

import static org.chairside.console.services.Service.INTAKE;
import static org.chairside.console.services.Service.SCHEDULING;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.console.board.Boards;
import org.chairside.console.form.Draft;
import org.chairside.console.form.Form;
import org.chairside.console.identity.Permissions;
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

/** One visit, from its booking to the chair. */
@Controller
class VisitPages {

    private final Services services;
    private final PageFrame frame;
    private final Boards boards;
    private final Permissions permissions;

    VisitPages(Services services, PageFrame frame, Boards boards, Permissions permissions) {
        this.services = services;
        this.frame = frame;
        this.boards = boards;
        this.permissions = permissions;
    }

    @GetMapping({"/visits/{id}", "/visits/{id}/{form}"})
    String visit(@PathVariable UUID id, @AuthenticationPrincipal Person person, Model model) {
        return show(find(id), person, model, null);
    }

    /** What the chair board knows of it; asked again whenever the board changes. */
    @GetMapping("/visits/{id}/state")
    String state(@PathVariable UUID id, @AuthenticationPrincipal Person person, Model model) {
        fillState(id, person, model);
        return "visit :: state";
    }

    @PostMapping("/visits/{id}/{form}")
    String act(
            @PathVariable UUID id,
            @PathVariable String form,
            @RequestParam Map<String, String> typed,
            @AuthenticationPrincipal Person person,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        var appointment = find(id);
        return frame.submit(
                form,
                VisitForms.OF_VISIT,
                appointment.id(),
                typed,
                appointment.zone(),
                person,
                flash,
                response,
                _ -> "/visits/" + id,
                draft -> show(appointment, person, model, draft));
    }

    private Told.Appointment find(UUID id) {
        return services.get(SCHEDULING, Told.Appointment.class, "/appointments/{id}", id);
    }

    private String show(Told.Appointment appointment, Person person, Model model, @Nullable Draft back) {
        fillState(UUID.fromString(appointment.id()), person, model);
        model.addAttribute("appointment", appointment);
        model.addAttribute("options", Map.of("escortId", escorts(appointment, person)));
        frame.fill(
                model,
                "/visits/" + appointment.id(),
                appointment.zone(),
                formsIn(appointment.state()),
                person,
                Map.of(),
                back);
        return "visit";
    }

    private void fillState(UUID id, Person person, Model model) {
        model.addAttribute("address", "/visits/" + id);
        model.addAttribute("visit", boards.visit(id, person.siteCodes()).orElse(null));
        model.addAttribute("seesSession", permissions.allow(person, "session.read"));
        model.addAttribute("seesPatient", permissions.allow(person, "patient.read"));
    }

    private List<Option> escorts(Told.Appointment appointment, Person person) {
        return permissions.allow(person, VisitForms.DAY_OF_CHECK.permission())
                ? services.list(INTAKE, Told.Escort.class, "/patients/{token}/escorts", appointment.patient()).stream()
                        .map(escort -> new Option(escort.id(), escort.name()))
                        .toList()
                : List.of();
    }

    private static List<Form> formsIn(String state) {
        return switch (state) {
            case "BOOKED" -> List.of(VisitForms.CHECK_IN, VisitForms.CONFIRM, VisitForms.CANCEL, VisitForms.NO_SHOW);
            case "CONFIRMED" -> List.of(VisitForms.CHECK_IN, VisitForms.CANCEL, VisitForms.NO_SHOW);
            case "NO_SHOW" -> List.of(VisitForms.CHECK_IN);
            case "CHECKED_IN", "READY" -> List.of(VisitForms.DAY_OF_CHECK, VisitForms.NOT_TREATED);
            default -> List.of();
        };
    }
}
