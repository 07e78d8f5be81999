package org.chairside.console.flow;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Objects;
import java.util.UUID;
import org.chairside.console.identity.Permissions;
import org.chairside.console.identity.Person;
import org.chairside.journal.Unreachable;
import org.chairside.journal.operations.Rebuilding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What ops teams look at; metadata only, so nobody's health is on these pages. */
@Controller
class FlowsController {

    private static final Logger log = LoggerFactory.getLogger(FlowsController.class);

    private final FlowFigures figures;
    private final Freshness freshness;
    private final Journeys journeys;
    private final Rebuilding rebuilding;
    private final Permissions permissions;
    private final InstantSource wallClock = InstantSource.system();

    FlowsController(
            FlowFigures figures,
            Freshness freshness,
            Journeys journeys,
            Rebuilding rebuilding,
            Permissions permissions) {
        this.journeys = journeys;
        this.rebuilding = rebuilding;
        this.permissions = permissions;
        this.figures = figures;
        this.freshness = freshness;
    }

    @GetMapping("/flows")
    String flows(@AuthenticationPrincipal Person person, Model model) {
        model.addAttribute("operates", permissions.allow(person, "flows.operate"));
        fill(model);
        return "flows";
    }

    @GetMapping("/flows/panel")
    String panel(Model model) {
        fill(model);
        return "flows :: panel";
    }

    @GetMapping("/flows/journeys")
    String journeys(Model model) {
        model.addAttribute("utc", ZoneOffset.UTC);
        model.addAttribute("journeys", journeys.latest());
        return "journeys";
    }

    @GetMapping("/flows/journeys/{id}")
    String journey(@PathVariable UUID id, Model model) {
        model.addAttribute("utc", ZoneOffset.UTC);
        model.addAttribute("journey", id);
        model.addAttribute("steps", journeys.steps(id, wallClock.instant()));
        return "journey";
    }

    @PostMapping("/flows/rebuild")
    String rebuild(
            @RequestParam(defaultValue = "false") boolean sure,
            @AuthenticationPrincipal Person person,
            RedirectAttributes flash) {
        if (!permissions.allow(person, "flows.operate")) {
            throw new AccessDeniedException("flows.operate");
        }
        flash.addFlashAttribute("rebuilt", sure ? rebuilt(person) : "flows.rebuild.notSure");
        return "redirect:/flows";
    }

    /** The text that says how it went. */
    private String rebuilt(Person person) {
        try {
            return switch (rebuilding.run(person.id().value())) {
                case BEGUN -> "flows.rebuilt";
                case OTHERS_READ -> "flows.rebuild.othersRead";
                case NOTHING_TO_REBUILD -> throw new IllegalStateException("the console has its read models");
            };
        } catch (Unreachable away) {
            log.warn("Nothing was rebuilt: {}", away.toString());
            return "flows.rebuild.brokerAway";
        }
    }

    /** What needs somebody stands first. */
    private void fill(Model model) {
        var known = freshness.look();
        var edges = figures.edges(known.perTopic(), wallClock.instant());
        model.addAttribute("utc", ZoneOffset.UTC);
        model.addAttribute("asOf", known.ofEverything().orElse(null));
        model.addAttribute(
                "edges",
                edges.stream()
                        .sorted(Comparator.comparing(FlowFigures.Edge::worry))
                        .toList());
        model.addAttribute("places", WaitingPlace.among(edges));
        model.addAttribute(
                "quarantined",
                edges.stream()
                        .map(FlowFigures.Edge::quarantined)
                        .filter(Objects::nonNull)
                        .mapToLong(Long::longValue)
                        .sum());
        model.addAttribute("everyRegister", edges.stream().allMatch(edge -> edge.quarantined() != null));
    }
}
