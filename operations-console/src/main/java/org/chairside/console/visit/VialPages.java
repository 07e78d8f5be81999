package org.chairside.console.visit;

import static org.chairside.console.services.Service.SESSION;

import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chairside.console.form.Draft;
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

/** The vials on hand at each of the person's sites, and the receipt of a new one. */
@Controller
class VialPages {

    private final Services services;
    private final PageFrame frame;

    VialPages(Services services, PageFrame frame) {
        this.services = services;
        this.frame = frame;
    }

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
        return frame.submit(
                form,
                List.of(VisitForms.RECEIVE_VIAL),
                "",
                typed,
                ZoneOffset.UTC,
                person,
                flash,
                response,
                _ -> "/vials",
                draft -> show(person, model, draft));
    }

    private String show(Person person, Model model, @Nullable Draft back) {
        var vials = new LinkedHashMap<String, List<Told.Vial>>();
        for (var site : person.siteCodes()) {
            vials.put(site, services.list(SESSION, Told.Vial.class, "/vials?site={site}", site));
        }
        var sites =
                person.siteCodes().stream().map(code -> new Option(code, code)).toList();
        model.addAttribute("vials", vials);
        model.addAttribute("options", Map.of("site", sites));
        frame.fill(model, "/vials", ZoneOffset.UTC, Forms.of(VisitForms.RECEIVE_VIAL), person, Map.of(), back);
        return "vials";
    }
}
