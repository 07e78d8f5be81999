package org.chairside.console.visit;

import static org.chairside.console.services.Service.SESSION;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.chairside.console.board.Boards;
import org.chairside.console.form.Desk.Outcome.Back;
import org.chairside.console.form.Desk.Outcome.Done;
import org.chairside.console.form.Draft;
import org.chairside.console.form.Form;
import org.chairside.console.form.Forms;
import org.chairside.console.identity.Permissions;
import org.chairside.console.identity.Person;
import org.chairside.console.services.Services;
import org.chairside.console.web.Words;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.policy.PolicyKey;
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

    private static final List<Form> EVERY_FORM = Stream.of(SessionState.values())
            .flatMap(state -> formsIn(state).all().stream())
            .distinct()
            .toList();

    private final Services services;
    private final PageFrame frame;
    private final Boards boards;
    private final WhoIsTreated who;
    private final Permissions permissions;
    private final Words words;
    private final Clock clinicClock;

    SessionPages(
            Services services,
            PageFrame frame,
            Boards boards,
            WhoIsTreated who,
            Permissions permissions,
            Words words,
            Clock clinicClock) {
        this.clinicClock = clinicClock;
        this.who = who;
        this.permissions = permissions;
        this.words = words;
        this.services = services;
        this.frame = frame;
        this.boards = boards;
    }

    @GetMapping({"/sessions/{id}", "/sessions/{id}/{form}"})
    String session(
            @PathVariable UUID id,
            @PathVariable(required = false) @Nullable String form,
            @AuthenticationPrincipal Person person,
            Model model) {
        return show(find(id), person, model, form, null);
    }

    /**
     * Where the session stands; asked again whenever the board changes.
     *
     * @param seen the state whose forms the page shows; when it is no longer true, the page says so
     */
    @GetMapping("/sessions/{id}/state")
    String state(
            @PathVariable UUID id,
            @RequestParam SessionState seen,
            @AuthenticationPrincipal Person person,
            Model model) {
        var session = find(id);
        fillStanding(session, boards.zoneOf(session.site()).orElse(ZoneOffset.UTC), person, model);
        model.addAttribute("seen", seen);
        return "session-live :: renewed";
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
        return switch (frame.submit(
                form,
                EVERY_FORM,
                id.toString(),
                typed,
                boards.zoneOf(session.site()).orElse(null),
                person)) {
            case Done done -> {
                var address = frame.goOn("/sessions/" + id, done, flash);
                // a form sent again finds the session where its first sending brought it
                seen(typed)
                        .flatMap(seen -> turned(seen, done))
                        .or(() -> turned(session.state(), done))
                        .ifPresent(turn -> {
                            flash.addFlashAttribute("result", turn.name());
                            flash.addFlashAttribute("warns", true);
                        });
                yield address;
            }
            case Back back -> show(session, person, model, null, frame.comeBack(back, response));
        };
    }

    /** The state whose forms the page showed; empty if the form does not say one. */
    private static Optional<SessionState> seen(Map<String, String> typed) {
        return Stream.of(SessionState.values())
                .filter(state -> state.name().equals(typed.get("seen")))
                .findFirst();
    }

    /** Where a session stands after a set of vitals, and did not when the form was filled in; its words are the message {@code form.vitals.done.<turn>}. */
    private enum Turn {
        PAUSED,
        ENDED,
        NOT_READY
    }

    private static Optional<Turn> turned(SessionState before, Done done) {
        if (!done.form().equals(VisitForms.VITALS)) {
            return Optional.empty();
        }
        var now = done.answer().body().path("state").asString("");
        return switch (before) {
            case INFUSING, PAUSED -> {
                if (now.equals(SessionState.RECOVERY.name())) {
                    yield Optional.of(Turn.ENDED);
                }
                yield before == SessionState.INFUSING && now.equals(SessionState.PAUSED.name())
                        ? Optional.of(Turn.PAUSED)
                        : Optional.empty();
            }
            case READY_FOR_DISCHARGE ->
                now.equals(SessionState.RECOVERY.name()) ? Optional.of(Turn.NOT_READY) : Optional.empty();
            case PLANNED, PREPARED, RECOVERY, CLOSED, ABORTED -> Optional.empty();
        };
    }

    private Told.Session find(UUID id) {
        return services.get(SESSION, Told.Session.class, "/sessions/{id}", id);
    }

    private String show(
            Told.Session session, Person person, Model model, @Nullable String asked, @Nullable Draft back) {
        var zone = boards.zoneOf(session.site()).orElse(null);
        fillStanding(session, zone == null ? ZoneOffset.UTC : zone, person, model);
        model.addAttribute("seen", session.state());
        who.name(model, person, session.patient(), session.site(), session.chairId());
        frame.fill(
                model,
                "/sessions/" + session.id(),
                zone,
                formsOf(session).opening(asked),
                person,
                beginnings(session),
                Map.of("escortId", escorts(session, person), "vialId", vials(session, zone, person)),
                back);
        return "session";
    }

    /** What is discarded is all that was drawn. The planned length is the site's. Who stops, and what measured, stands there already: neither may hold up a hand. */
    private Map<String, Map<String, String>> beginnings(Told.Session session) {
        Map<String, String> plan = boards.policy(session.site(), plannedLength(session.protocol()))
                .map(minutes -> Map.of("plannedMinutes", minutes.toString()))
                .orElse(Map.of());
        var dose = session.dose();
        return Map.of(
                VisitForms.DISCARD.name(),
                        dose == null ? Map.of() : Map.of("micrograms", Long.toString(dose.doseMicrograms())),
                VisitForms.START.name(), plan,
                VisitForms.VITALS.name(), Map.of("source", "MONITOR"),
                VisitForms.STOP.name(), Map.of("by", "PATIENT"),
                VisitForms.PAUSE.name(), Map.of("by", "PATIENT"));
    }

    private static PolicyKey plannedLength(Protocol protocol) {
        return switch (protocol) {
            case MOOD, MAINTENANCE -> PolicyKey.D2_INFUSION_PLANNED_MINUTES;
            case PAIN -> PolicyKey.D2_PAIN_PLANNED_MINUTES;
        };
    }

    private void fillStanding(Told.Session session, ZoneId zone, Person person, Model model) {
        // "session" is the browser's in a template
        model.addAttribute("infusion", session);
        model.addAttribute("address", "/sessions/" + session.id());
        model.addAttribute("zone", zone);
        model.addAttribute("now", clinicClock.instant());
        model.addAttribute(
                "visit",
                boards.visit(UUID.fromString(session.appointmentId()), person.siteCodes())
                        .orElse(null));
    }

    private Offer escorts(Told.Session session, Person person) {
        return Escorts.of(session.patient(), services, permissions.allow(person, VisitForms.ESCORT.permission()));
    }

    /** Vials that still hold something and have not expired by the calendar of the site. */
    private Offer vials(Told.Session session, @Nullable ZoneId zone, Person person) {
        var today = LocalDate.ofInstant(clinicClock.instant(), zone == null ? ZoneOffset.UTC : zone);
        return new Offer(
                () -> services.glanceAtAll(SESSION, Told.Vial.class, "/vials?site={site}", session.site())
                        .map(vials -> vials.stream()
                                .filter(vial -> vial.onHand() > 0 && !vial.isExpired(today))
                                .map(vial -> new Option(
                                        vial.id(),
                                        words.vial(
                                                vial.drug(),
                                                vial.concentrationMicrogramsPerMl(),
                                                vial.lot(),
                                                vial.onHand(),
                                                vial.expiresOn())))
                                .toList()),
                permissions.allow(person, VisitForms.RECEIVE_VIAL.permission()) ? "/vials" : null);
    }

    /** Stopping stands first and is never hidden while the pump may run. */
    private static Forms formsIn(SessionState state) {
        return switch (state) {
            case PLANNED ->
                Forms.of(VisitForms.ESCORT_ARRIVES, VisitForms.VITALS, VisitForms.PREPARE)
                        .andFolded(
                                VisitForms.SIGN_OFF,
                                VisitForms.START_GATE,
                                VisitForms.RESCUE,
                                VisitForms.ESCORT_LEAVES,
                                VisitForms.ABORT);
            case PREPARED ->
                Forms.of(VisitForms.START_GATE, VisitForms.START, VisitForms.VITALS)
                        .andFolded(
                                VisitForms.ESCORT_ARRIVES,
                                VisitForms.ESCORT_LEAVES,
                                VisitForms.SIGN_OFF,
                                VisitForms.RESCUE,
                                VisitForms.DISCARD,
                                VisitForms.ABORT);
            case INFUSING ->
                Forms.of(VisitForms.STOP, VisitForms.PAUSE, VisitForms.VITALS, VisitForms.COMPLETE)
                        .andFolded(VisitForms.RESCUE, VisitForms.ESCORT_LEAVES, VisitForms.ESCORT_ARRIVES);
            case PAUSED ->
                Forms.of(VisitForms.STOP, VisitForms.VITALS, VisitForms.RESUME)
                        .andFolded(
                                VisitForms.COMPLETE,
                                VisitForms.RESCUE,
                                VisitForms.ESCORT_LEAVES,
                                VisitForms.ESCORT_ARRIVES);
            case RECOVERY ->
                Forms.of(VisitForms.VITALS, VisitForms.SCORE, VisitForms.VERIFY_ESCORT, VisitForms.DISCHARGE)
                        .andFolded(
                                VisitForms.WASTE,
                                VisitForms.RESCUE,
                                VisitForms.ESCORT_ARRIVES,
                                VisitForms.ESCORT_LEAVES);
            case READY_FOR_DISCHARGE ->
                Forms.of(VisitForms.VERIFY_ESCORT, VisitForms.DISCHARGE, VisitForms.VITALS)
                        .andFolded(
                                VisitForms.SCORE,
                                VisitForms.WASTE,
                                VisitForms.RESCUE,
                                VisitForms.ESCORT_ARRIVES,
                                VisitForms.ESCORT_LEAVES);
            case CLOSED, ABORTED -> Forms.NONE;
        };
    }

    private Forms formsOf(Told.Session session) {
        var forms = formsIn(session.state());
        return switch (session.state()) {
            case PLANNED -> leaving(session, forms).butFirst(firstBeforeTheDrug(session));
            case PREPARED -> leaving(session, forms).butFirst(VisitForms.START);
            case INFUSING, PAUSED, RECOVERY -> forms.butFirst(VisitForms.VITALS);
            case READY_FOR_DISCHARGE ->
                forms.butFirst(session.verifiedEscort() == null ? VisitForms.VERIFY_ESCORT : VisitForms.DISCHARGE);
            case CLOSED, ABORTED ->
                session.missesDrug() ? Forms.of(VisitForms.WASTE).butFirst(VisitForms.WASTE) : forms;
        };
    }

    /** Who was given something and is not treated may need an escort to leave, as after an infusion. */
    private static Forms leaving(Told.Session session, Forms forms) {
        return session.rescues() == null || session.rescues().isEmpty()
                ? forms
                : forms.alsoFolding(VisitForms.VERIFY_ESCORT);
    }

    private Form firstBeforeTheDrug(Told.Session session) {
        if (session.escort() == null && !boards.escortOnlyFetches(session.site())) {
            return VisitForms.ESCORT_ARRIVES;
        }
        return session.vitals().isEmpty() ? VisitForms.VITALS : VisitForms.PREPARE;
    }
}
