package org.chairside.console.visit;

import static org.chairside.console.services.Service.SESSION;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chairside.console.board.Boards;
import org.chairside.console.form.Desk.Outcome.Back;
import org.chairside.console.form.Desk.Outcome.Done;
import org.chairside.console.form.Draft;
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

/** The vials on hand at each of the person's sites, the receipt of a new one, and drug that was drawn and is not accounted for. */
@Controller
class VialPages {

    private final Services services;
    private final PageFrame frame;
    private final Boards boards;
    private final Permissions permissions;
    private final Clock clinicClock;

    VialPages(Services services, PageFrame frame, Boards boards, Permissions permissions, Clock clinicClock) {
        this.clinicClock = clinicClock;
        this.permissions = permissions;
        this.services = services;
        this.frame = frame;
        this.boards = boards;
    }

    /**
     * One site's shelf.
     *
     * @param open null if nobody could be asked
     */
    record Shelf(
            String site,
            LocalDate today,
            List<Told.Vial> vials,
            @Nullable List<Told.Discrepancy> open) {}

    @GetMapping({"/vials", "/vials/{form}"})
    String vials(@AuthenticationPrincipal Person person, Model model) {
        return show(person, model, null);
    }

    @PostMapping("/vials/{form}")
    String act(
            @PathVariable String form,
            @RequestParam Map<String, String> typed,
            @AuthenticationPrincipal Person person,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        return switch (frame.submit(form, List.of(VisitForms.RECEIVE_VIAL), "", typed, null, person)) {
            case Done done -> frame.goOn("/vials", done, flash);
            case Back back -> show(person, model, frame.comeBack(back, response));
        };
    }

    /** For who may waste, and may not open the session the drug was drawn for. */
    @GetMapping({"/vials/open/{session}", "/vials/open/{session}/{form}"})
    String open(@PathVariable UUID session, @AuthenticationPrincipal Person person, Model model) {
        return showOpen(session, person, model, null);
    }

    @PostMapping("/vials/open/{session}/{form}")
    String waste(
            @PathVariable UUID session,
            @PathVariable String form,
            @RequestParam Map<String, String> typed,
            @AuthenticationPrincipal Person person,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        return switch (frame.submit(form, List.of(VisitForms.WASTE), session.toString(), typed, null, person)) {
            case Done done -> frame.goOn("/vials", done, flash);
            case Back back -> showOpen(session, person, model, frame.comeBack(back, response));
        };
    }

    private String show(Person person, Model model, @Nullable Draft back) {
        var sites =
                person.siteCodes().stream().map(code -> new Option(code, code)).toList();
        model.addAttribute(
                "shelves", person.siteCodes().stream().map(this::shelf).toList());
        model.addAttribute("mayWaste", permissions.allow(person, VisitForms.WASTE.permission()));
        frame.fill(
                model,
                "/vials",
                null,
                Forms.of(VisitForms.RECEIVE_VIAL),
                person,
                Map.of(),
                Map.of("site", Offer.of(sites)),
                back);
        return "vials";
    }

    private Shelf shelf(String site) {
        var zone = boards.zoneOf(site).orElse(ZoneOffset.UTC);
        return new Shelf(
                site,
                LocalDate.ofInstant(clinicClock.instant(), zone),
                services.list(SESSION, Told.Vial.class, "/vials?site={site}", site),
                openAt(site).orElse(null));
    }

    private Optional<List<Told.Discrepancy>> openAt(String site) {
        return services.glanceAtAll(SESSION, Told.Discrepancy.class, "/drug-discrepancies?site={site}", site);
    }

    private String showOpen(UUID session, Person person, Model model, @Nullable Draft back) {
        var answers = person.siteCodes().stream().map(this::openAt).toList();
        var discrepancy = answers.stream()
                .flatMap(Optional::stream)
                .flatMap(List::stream)
                .filter(open -> open.sessionId().equals(session.toString()))
                .findFirst();
        model.addAttribute("open", discrepancy.orElse(null));
        model.addAttribute("everySiteAnswered", answers.stream().allMatch(Optional::isPresent));
        frame.fill(model, "/vials/open/" + session, null, Forms.of(VisitForms.WASTE), person, Map.of(), Map.of(), back);
        return "waste";
    }
}
