package org.chairside.console.flow;

import java.time.InstantSource;
import java.util.Comparator;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What ops teams look at; metadata only, so nobody's health is on these pages. */
@Controller
class FlowsController {

    private final FlowFigures figures;
    private final Freshness freshness;
    private final InstantSource wallClock = InstantSource.system();

    FlowsController(FlowFigures figures, Freshness freshness) {
        this.figures = figures;
        this.freshness = freshness;
    }

    @GetMapping("/flows")
    String flows(Model model) {
        fill(model);
        return "flows";
    }

    @GetMapping("/flows/panel")
    String panel(Model model) {
        fill(model);
        return "flows :: panel";
    }

    /** What needs somebody stands first. */
    private void fill(Model model) {
        var edges = figures.edges(wallClock.instant());
        model.addAttribute("asOf", freshness.asOf().orElse(null));
        model.addAttribute(
                "edges",
                edges.stream()
                        .sorted(Comparator.comparing(FlowFigures.Edge::needsAttention)
                                .reversed())
                        .toList());
        model.addAttribute(
                "quarantined",
                edges.stream().mapToLong(FlowFigures.Edge::quarantined).sum());
    }
}
