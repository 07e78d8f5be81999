package org.chairside.console.visit;

import static org.chairside.console.services.Service.INTAKE;
import static org.chairside.console.services.Service.NOTIFICATION;
import static org.chairside.console.services.Service.SCHEDULING;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.chairside.console.board.Boards;
import org.chairside.console.form.Draft;
import org.chairside.console.form.Form;
import org.chairside.console.form.Forms;
import org.chairside.console.identity.Permissions;
import org.chairside.console.identity.Person;
import org.chairside.console.services.NotAnswered;
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

    private static final List<Form> EVERY_FORM = Stream.of(AppointmentState.values())
            .flatMap(state -> formsIn(state).all().stream())
            .distinct()
            .toList();

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
                EVERY_FORM,
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
        model.addAttribute("messages", messages(appointment, person).orElse(null));
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

    /** Empty while notification cannot be asked: a visit goes on without its letters. */
    private Optional<List<Told.Message>> messages(Told.Appointment appointment, Person person) {
        if (!permissions.allow(person, "message.read")) {
            return Optional.of(List.of());
        }
        try {
            return Optional.of(
                    services.list(NOTIFICATION, Told.Message.class, "/messages?appointment={id}", appointment.id()));
        } catch (NotAnswered unreachable) {
            return Optional.empty();
        }
    }

    private List<Option> escorts(Told.Appointment appointment, Person person) {
        return permissions.allow(person, VisitForms.DAY_OF_CHECK.permission())
                ? services.list(INTAKE, Told.Escort.class, "/patients/{token}/escorts", appointment.patient()).stream()
                        .map(escort -> new Option(escort.id(), escort.name()))
                        .toList()
                : List.of();
    }

    private static Forms formsIn(AppointmentState state) {
        return switch (state) {
            case BOOKED ->
                Forms.of(VisitForms.CHECK_IN)
                        .andFolded(VisitForms.CONFIRM, VisitForms.CANCEL, VisitForms.NO_SHOW)
                        .butFirst(VisitForms.CHECK_IN);
            case CONFIRMED ->
                Forms.of(VisitForms.CHECK_IN)
                        .andFolded(VisitForms.CANCEL, VisitForms.NO_SHOW)
                        .butFirst(VisitForms.CHECK_IN);
            case NO_SHOW -> Forms.of(VisitForms.CHECK_IN);
            case CHECKED_IN ->
                Forms.of(VisitForms.DAY_OF_CHECK)
                        .andFolded(VisitForms.NOT_TREATED)
                        .butFirst(VisitForms.DAY_OF_CHECK);
            case READY -> Forms.NONE.andFolded(VisitForms.DAY_OF_CHECK, VisitForms.NOT_TREATED);
            case IN_SESSION, COMPLETED, NOT_TREATED, CANCELLED -> Forms.NONE;
        };
    }
}
