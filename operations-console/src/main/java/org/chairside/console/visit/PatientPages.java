package org.chairside.console.visit;

import static org.chairside.console.services.Service.INTAKE;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
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
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Registration, and one patient with medications, consents, escorts, clearances and bookings. */
@Controller
class PatientPages {

    private static final Forms FORMS =
            Forms.of(VisitForms.BOOK, VisitForms.MEDICATIONS, VisitForms.CONSENT, VisitForms.ESCORT);

    private final Services services;
    private final PageFrame frame;
    private final Boards boards;
    private final Permissions permissions;

    PatientPages(Services services, PageFrame frame, Boards boards, Permissions permissions) {
        this.services = services;
        this.frame = frame;
        this.boards = boards;
        this.permissions = permissions;
    }

    @GetMapping({"/patients/new", "/patients/new/{form}"})
    String registration(@AuthenticationPrincipal Person person, Model model) {
        return showRegistration(person, model, null);
    }

    @PostMapping("/patients/new/{form}")
    String register(
            @PathVariable String form,
            @RequestParam Map<String, String> typed,
            @AuthenticationPrincipal Person person,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        return switch (frame.submit(form, List.of(VisitForms.REGISTER), "", typed, null, person)) {
            case Done done -> frame.goOn(done.answer().location(), done, flash);
            case Back back -> showRegistration(person, model, frame.comeBack(back, response));
        };
    }

    @GetMapping({"/patients/{token}", "/patients/{token}/{form}"})
    String patient(@PathVariable UUID token, @AuthenticationPrincipal Person person, Model model) {
        return show(token, person, model, null);
    }

    @PostMapping("/patients/{token}/{form}")
    String act(
            @PathVariable UUID token,
            @PathVariable String form,
            @RequestParam Map<String, String> typed,
            @AuthenticationPrincipal Person person,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        return switch (frame.submit(form, FORMS.all(), token.toString(), typed, null, person)) {
            case Done done ->
                frame.goOn(
                        form.equals(VisitForms.BOOK.name())
                                ? "/visits/" + done.answer().body().path("id").asString("")
                                : "/patients/" + token,
                        done,
                        flash);
            case Back back -> show(token, person, model, frame.comeBack(back, response));
        };
    }

    private String showRegistration(Person person, Model model, @Nullable Draft back) {
        frame.fill(
                model,
                "/patients/new",
                null,
                Forms.of(VisitForms.REGISTER),
                person,
                Map.of(),
                Map.of("homeSite", Offer.of(sites(person))),
                back);
        return "register";
    }

    private String show(UUID token, Person person, Model model, @Nullable Draft back) {
        var patient = services.get(INTAKE, Told.Patient.class, "/patients/{token}", token);
        var known = new HashMap<String, Map<String, String>>();
        var forms = FORMS;
        var escorts = services.list(INTAKE, Told.Escort.class, "/patients/{token}/escorts", token);
        if (permissions.allow(person, "clearance.read")) {
            var medications = services.get(INTAKE, Told.Medications.class, "/patients/{token}/medications", token);
            known.put(VisitForms.MEDICATIONS.name(), asTyped(medications));
            var consents = services.list(INTAKE, Told.Consent.class, "/patients/{token}/consents", token);
            forms = FORMS.butFirst(firstMissing(medications, consents, escorts));
            model.addAttribute("medications", medications);
            model.addAttribute("consents", consents);
            model.addAttribute(
                    "clearances", services.list(INTAKE, Told.Clearance.class, "/patients/{token}/clearances", token));
        }
        model.addAttribute("patient", patient);
        model.addAttribute("escorts", escorts);
        model.addAttribute("bookings", boards.bookingsOf(token, person.siteCodes()));
        frame.fill(
                model,
                "/patients/" + token,
                boards.zoneOf(patient.homeSite()).orElse(null),
                forms,
                person,
                known,
                Map.of("chair", Offer.of(chairs(person))),
                back);
        return "patient";
    }

    private static Form firstMissing(
            Told.Medications medications, List<Told.Consent> consents, List<Told.Escort> escorts) {
        if (medications.version() == 0) {
            return VisitForms.MEDICATIONS;
        }
        if (consents.stream().noneMatch(consent -> consent.signedAt() != null && consent.withdrawnAt() == null)) {
            return VisitForms.CONSENT;
        }
        return escorts.isEmpty() ? VisitForms.ESCORT : VisitForms.BOOK;
    }

    private static Map<String, String> asTyped(Told.Medications medications) {
        var names =
                medications.medications().stream().map(Told.Medication::name).collect(Collectors.joining("\n"));
        return Map.of("medications", names, "version", "\"" + medications.version() + "\"");
    }

    private static List<Option> sites(Person person) {
        return person.siteCodes().stream().map(code -> new Option(code, code)).toList();
    }

    private List<Option> chairs(Person person) {
        return person.siteCodes().stream()
                .flatMap(site -> boards.chairs(site).stream()
                        .map(chair -> new Option(site + "/" + chair.id(), site + " · " + chair.label())))
                .toList();
    }
}
