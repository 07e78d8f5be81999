package org.chairside.console.visit;

import static org.chairside.console.services.Service.INTAKE;
import static org.chairside.console.services.Service.NOTIFICATION;
import static org.chairside.console.services.Service.SCHEDULING;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.chairside.console.board.BoardVisit;
import org.chairside.console.board.Boards;
import org.chairside.console.form.Desk.Outcome.Back;
import org.chairside.console.form.Desk.Outcome.Done;
import org.chairside.console.form.Draft;
import org.chairside.console.form.Form;
import org.chairside.console.form.Forms;
import org.chairside.console.identity.Permissions;
import org.chairside.console.identity.Person;
import org.chairside.console.services.Services;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One visit, from its booking to the chair. */
@Controller
class VisitPages {

    private static final List<Form> EVERY_FORM = Stream.concat(
                    Stream.of(VisitForms.ESCORT_ARRIVES),
                    Stream.of(AppointmentState.values()).flatMap(state -> formsIn(state).all().stream()))
            .distinct()
            .toList();

    private final Services services;
    private final PageFrame frame;
    private final Boards boards;
    private final WhoIsTreated who;
    private final Permissions permissions;

    VisitPages(Services services, PageFrame frame, Boards boards, WhoIsTreated who, Permissions permissions) {
        this.who = who;
        this.services = services;
        this.frame = frame;
        this.boards = boards;
        this.permissions = permissions;
    }

    @GetMapping({"/visits/{id}", "/visits/{id}/{form}"})
    String visit(
            @PathVariable UUID id,
            @PathVariable(required = false) @Nullable String form,
            @AuthenticationPrincipal Person person,
            Model model) {
        return show(find(id), person, model, form, null);
    }

    /**
     * What the chair board knows of it; asked again whenever the board changes.
     *
     * @param seen the state whose forms the page shows; when it is no longer true, the page says so
     */
    @GetMapping("/visits/{id}/state")
    String state(
            @PathVariable UUID id,
            @RequestParam AppointmentState seen,
            @AuthenticationPrincipal Person person,
            Model model) {
        fillState(find(id), person, model);
        model.addAttribute("seen", seen);
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
        return switch (frame.submit(
                form,
                EVERY_FORM,
                form.equals(VisitForms.ESCORT_ARRIVES.name()) ? sessionOf(id, person) : appointment.id(),
                typed,
                appointment.zone(),
                person)) {
            case Done done -> {
                flash.addFlashAttribute("answers", answersOf(done, typed));
                yield frame.goOn("/visits/" + id, done, flash);
            }
            case Back back -> show(appointment, person, model, null, frame.comeBack(back, response));
        };
    }

    /** What the patient answered is not asked again because one answer did not do; what somebody attests is ticked anew. */
    private static Map<String, String> answersOf(Done done, Map<String, String> typed) {
        var failed = done.form().equals(VisitForms.DAY_OF_CHECK)
                && done.answer().body().path("result").asString("").equals("FAILED");
        var answers = new HashMap<>(failed ? typed : Map.of());
        answers.keySet().removeIf(name -> !name.startsWith("last") && !name.equals("escortId"));
        return answers;
    }

    private String sessionOf(UUID appointment, Person person) {
        return boards.visit(appointment, person.siteCodes())
                .map(BoardVisit::session)
                .map(UUID::toString)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Told.Appointment find(UUID id) {
        return services.get(SCHEDULING, Told.Appointment.class, "/appointments/{id}", id);
    }

    private String show(
            Told.Appointment appointment, Person person, Model model, @Nullable String asked, @Nullable Draft back) {
        var visit = fillState(appointment, person, model);
        model.addAttribute("seen", appointment.state());
        model.addAttribute("messages", messages(appointment, person).orElse(null));
        model.addAttribute("clearances", clearances(appointment, person));
        who.name(model, person, appointment.patient(), appointment.site(), appointment.chairId());
        var day = LocalDate.ofInstant(appointment.start(), appointment.zone()).toString();
        var answers = new HashMap<>(Map.of("lastFoodAt", day, "lastClearLiquidAt", day));
        if (model.getAttribute("answers") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> answers.put(String.valueOf(name), String.valueOf(value)));
        }
        var mayNameOne = permissions.allow(person, VisitForms.ESCORT.permission());
        frame.fill(
                model,
                "/visits/" + appointment.id(),
                appointment.zone(),
                formsOf(appointment, visit).opening(asked),
                person,
                Map.of(VisitForms.DAY_OF_CHECK.name(), answers),
                Map.of("escortId", Escorts.of(appointment.patient(), services, mayNameOne)),
                back);
        return "visit";
    }

    private Optional<BoardVisit> fillState(Told.Appointment appointment, Person person, Model model) {
        var visit = boards.visit(UUID.fromString(appointment.id()), person.siteCodes());
        model.addAttribute("address", "/visits/" + appointment.id());
        model.addAttribute("appointment", appointment);
        model.addAttribute("visit", visit.orElse(null));
        model.addAttribute("seesSession", permissions.allow(person, "session.read"));
        model.addAttribute("seesPatient", permissions.allow(person, "patient.read"));
        return visit;
    }

    /** The clearances for the protocol of this visit; none for who may not read them, or while intake cannot be asked. */
    private List<Told.Clearance> clearances(Told.Appointment appointment, Person person) {
        if (!permissions.allow(person, "clearance.read")) {
            return List.of();
        }
        return services
                .glanceAtAll(INTAKE, Told.Clearance.class, "/patients/{token}/clearances", appointment.patient())
                .orElse(List.of())
                .stream()
                .filter(clearance -> clearance.protocol().equals(appointment.protocol()))
                .toList();
    }

    /** Empty while notification cannot be asked: a visit goes on without its letters. */
    private Optional<List<Told.Message>> messages(Told.Appointment appointment, Person person) {
        if (!permissions.allow(person, "message.read")) {
            return Optional.of(List.of());
        }
        return services.glanceAtAll(NOTIFICATION, Told.Message.class, "/messages?appointment={id}", appointment.id());
    }

    /** The check comes first only when somebody has cleared the patient; the escort arrives at whatever desk sees them first. */
    private static Forms formsOf(Told.Appointment appointment, Optional<BoardVisit> visit) {
        var forms = formsIn(appointment.state());
        if (appointment.state() == AppointmentState.CHECKED_IN
                && visit.map(BoardVisit::clearance).filter("CLEARED"::equals).isPresent()) {
            forms = forms.butFirst(VisitForms.DAY_OF_CHECK);
        }
        return visit.filter(VisitPages::awaitsEscort).isPresent()
                ? forms.alsoFolding(VisitForms.ESCORT_ARRIVES)
                : forms;
    }

    private static boolean awaitsEscort(BoardVisit visit) {
        return visit.session() != null
                && !visit.state().isOver()
                && !visit.escort().equals("VERIFIED");
    }

    private static Forms formsIn(AppointmentState state) {
        return switch (state) {
            case BOOKED ->
                Forms.of(VisitForms.CHECK_IN)
                        .andFolded(VisitForms.CONFIRM, VisitForms.CANCEL, VisitForms.NO_SHOW, VisitForms.NOT_TREATED)
                        .butFirst(VisitForms.CHECK_IN);
            case CONFIRMED ->
                Forms.of(VisitForms.CHECK_IN)
                        .andFolded(VisitForms.CANCEL, VisitForms.NO_SHOW, VisitForms.NOT_TREATED)
                        .butFirst(VisitForms.CHECK_IN);
            case NO_SHOW -> Forms.of(VisitForms.CHECK_IN).andFolded(VisitForms.NOT_TREATED);
            case CHECKED_IN -> Forms.of(VisitForms.DAY_OF_CHECK).andFolded(VisitForms.NOT_TREATED);
            case READY -> Forms.NONE.andFolded(VisitForms.DAY_OF_CHECK, VisitForms.NOT_TREATED);
            case IN_SESSION, COMPLETED, NOT_TREATED, CANCELLED -> Forms.NONE;
        };
    }
}
