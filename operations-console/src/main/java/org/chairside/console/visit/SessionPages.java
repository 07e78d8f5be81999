package org.chairside.console.visit;

import static org.chairside.console.services.Service.INTAKE;
import static org.chairside.console.services.Service.SESSION;

import jakarta.servlet.http.HttpServletResponse;
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

/** One session at the chair, from the escort's arrival to the door. */
@Controller
class SessionPages {

    private static final Map<String, Map<String, String>> BEGINNINGS = Map.of(
            VisitForms.VITALS.name(), Map.of("moaas", "5"),
            VisitForms.START.name(), Map.of("plannedMinutes", "40"));

    private final Services services;
    private final PageFrame frame;
    private final Boards boards;

    SessionPages(Services services, PageFrame frame, Boards boards) {
        this.services = services;
        this.frame = frame;
        this.boards = boards;
    }

    @GetMapping({"/sessions/{id}", "/sessions/{id}/{form}"})
    String session(@PathVariable UUID id, @AuthenticationPrincipal Person person, Model model) {
        return show(find(id), person, model, null);
    }

    @PostMapping("/sessions/{id}/{form}")
    String act(
            @PathVariable UUID id,
            @PathVariable String form,
            @RequestParam Map<String, String> typed,
            @AuthenticationPrincipal Person person,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        var session = find(id);
        return frame.submit(
                form,
                VisitForms.OF_SESSION,
                id.toString(),
                typed,
                boards.zoneOf(session.site()),
                person,
                flash,
                response,
                _ -> "/sessions/" + id,
                draft -> show(session, person, model, draft));
    }

    private Told.Session find(UUID id) {
        return services.get(SESSION, Told.Session.class, "/sessions/{id}", id);
    }

    private String show(Told.Session session, Person person, Model model, @Nullable Draft back) {
        var zone = boards.zoneOf(session.site());
        // "session" is the browser's in a template
        model.addAttribute("infusion", session);
        model.addAttribute(
                "visit",
                boards.visit(UUID.fromString(session.appointmentId()), person.siteCodes())
                        .orElse(null));
        model.addAttribute("options", Map.of("escortId", escorts(session), "vialId", vials(session)));
        frame.fill(model, "/sessions/" + session.id(), zone, formsIn(session.state()), person, BEGINNINGS, back);
        return "session";
    }

    private List<Option> escorts(Told.Session session) {
        return services.list(INTAKE, Told.Escort.class, "/patients/{token}/escorts", session.patient()).stream()
                .map(escort -> new Option(escort.id(), escort.name()))
                .toList();
    }

    /** Vials that still hold something, by drug and lot. */
    private List<Option> vials(Told.Session session) {
        return services.list(SESSION, Told.Vial.class, "/vials?site={site}", session.site()).stream()
                .filter(vial -> vial.onHand() > 0)
                .map(vial -> new Option(vial.id(), vial.drug() + " · " + vial.lot()))
                .toList();
    }

    /** Stopping stands first and is never hidden while the pump may run. */
    private static List<Form> formsIn(String state) {
        return switch (state) {
            case "PLANNED" ->
                List.of(
                        VisitForms.ESCORT_ARRIVES,
                        VisitForms.ESCORT_LEAVES,
                        VisitForms.VITALS,
                        VisitForms.PREPARE,
                        VisitForms.START_GATE,
                        VisitForms.ABORT);
            case "PREPARED" ->
                List.of(
                        VisitForms.START_GATE,
                        VisitForms.START,
                        VisitForms.VITALS,
                        VisitForms.ESCORT_ARRIVES,
                        VisitForms.ESCORT_LEAVES,
                        VisitForms.WASTE,
                        VisitForms.ABORT);
            case "INFUSING" ->
                List.of(
                        VisitForms.STOP,
                        VisitForms.PAUSE,
                        VisitForms.VITALS,
                        VisitForms.COMPLETE,
                        VisitForms.ESCORT_LEAVES,
                        VisitForms.ESCORT_ARRIVES);
            case "PAUSED" -> List.of(VisitForms.STOP, VisitForms.VITALS, VisitForms.RESUME);
            case "RECOVERY", "READY_FOR_DISCHARGE" ->
                List.of(
                        VisitForms.VITALS,
                        VisitForms.SCORE,
                        VisitForms.WASTE,
                        VisitForms.ESCORT_ARRIVES,
                        VisitForms.VERIFY_ESCORT,
                        VisitForms.DISCHARGE);
            default -> List.of();
        };
    }
}
