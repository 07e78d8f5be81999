package org.chairside.console.visit;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.chairside.console.form.Desk;
import org.chairside.console.form.Draft;
import org.chairside.console.form.Form;
import org.chairside.console.form.Forms;
import org.chairside.console.identity.Person;
import org.chairside.console.services.Answer;
import org.chairside.contracts.UnmetRule;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.JsonNode;

/** What every page with forms does: show them, take one to its service, and go on or come back with it. */
@Component
class PageFrame {

    private final Desk desk;
    private final Clock clinicClock;

    PageFrame(Desk desk, Clock clinicClock) {
        this.desk = desk;
        this.clinicClock = clinicClock;
    }

    /**
     * @param address of the page; its forms are sent below it
     * @param known what the fields of a form begin with, by the form's name
     */
    void fill(
            Model model,
            String address,
            ZoneId zone,
            Forms forms,
            Person person,
            Map<String, Map<String, String>> known,
            @Nullable Draft back) {
        model.addAttribute("address", address);
        model.addAttribute("zone", zone);
        model.addAttribute("now", clinicClock.instant());
        model.addAttribute("forms", forms);
        model.addAttribute("drafts", desk.drafts(forms.all(), person, known, back));
    }

    /**
     * Takes the form to its service.
     *
     * @param next the address to go on to
     * @param again shows the page with the form as it was left
     */
    String submit(
            String name,
            List<Form> forms,
            String id,
            Map<String, String> typed,
            ZoneId zone,
            Person person,
            RedirectAttributes flash,
            HttpServletResponse response,
            Function<Answer.Done, String> next,
            Function<Draft, String> again) {
        var form = Form.named(name, forms).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return switch (desk.submit(form, id, typed, zone, person)) {
            case Desk.Outcome.Done(var done, var answer) -> {
                flash.addFlashAttribute("done", done.name());
                flash.addFlashAttribute("result", answer.body().path("result").asString(""));
                flash.addFlashAttribute("unmet", unmet(answer.body()));
                yield "redirect:" + next.apply(answer);
            }
            case Desk.Outcome.Back(var draft) -> {
                response.setStatus(draft.status());
                yield again.apply(draft);
            }
        };
    }

    private static List<UnmetRule> unmet(JsonNode body) {
        var unmet = new ArrayList<UnmetRule>();
        for (var rule : body.path("unmet")) {
            unmet.add(new UnmetRule(
                    rule.path("rule").asString(""),
                    rule.path("code").asString(""),
                    rule.path("detail").asString("")));
        }
        return unmet;
    }
}
