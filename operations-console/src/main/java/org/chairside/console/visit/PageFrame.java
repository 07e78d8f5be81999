package org.chairside.console.visit;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chairside.console.form.Desk;
import org.chairside.console.form.Desk.Outcome.Back;
import org.chairside.console.form.Desk.Outcome.Done;
import org.chairside.console.form.Draft;
import org.chairside.console.form.Field;
import org.chairside.console.form.Form;
import org.chairside.console.form.Forms;
import org.chairside.console.identity.Person;
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
     * @param zone of the site where times are meant; null while it is not known
     * @param known what the fields of a form begin with, by the form's name
     * @param offers what there is to pick from, by the field's name
     */
    void fill(
            Model model,
            String address,
            @Nullable ZoneId zone,
            Forms forms,
            Person person,
            Map<String, Map<String, String>> known,
            Map<String, Offer> offers,
            @Nullable Draft back) {
        var drafts = desk.drafts(forms.all(), person, known, back);
        model.addAttribute("address", address);
        model.addAttribute("zone", zone == null ? ZoneOffset.UTC : zone);
        model.addAttribute("clockKnown", zone != null);
        model.addAttribute("now", clinicClock.instant());
        model.addAttribute("forms", forms);
        model.addAttribute("drafts", drafts);
        model.addAttribute("picks", picks(drafts, forms, offers));
    }

    private static Map<String, Offer.Picks> picks(List<Draft> drafts, Forms forms, Map<String, Offer> offers) {
        return drafts.stream()
                .filter(draft -> draft.problem() != null || !forms.folds(draft.form()))
                .flatMap(draft -> draft.form().fields().stream())
                .filter(Field::isPicked)
                .map(Field::name)
                .distinct()
                .collect(Collectors.toMap(name -> name, name -> offers.getOrDefault(name, Offer.of(List.of()))
                        .picks()));
    }

    /** Takes the form of this name, one of {@code forms}, to its service; what else it takes, {@link Desk#submit} says. */
    Desk.Outcome submit(
            String name, List<Form> forms, String id, Map<String, String> typed, @Nullable ZoneId zone, Person person) {
        var form = Form.named(name, forms).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return desk.submit(form, id, typed, zone, person);
    }

    /** Goes on to the address, where the page says what was done. */
    String goOn(String address, Done done, RedirectAttributes flash) {
        var body = done.answer().body();
        flash.addFlashAttribute("done", done.form().name());
        flash.addFlashAttribute("result", body.path("result").asString(""));
        flash.addFlashAttribute("unmet", unmet(body));
        return "redirect:" + address;
    }

    /** The form as it was left, to be shown again under its own status. */
    Draft comeBack(Back back, HttpServletResponse response) {
        response.setStatus(back.draft().status());
        return back.draft();
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
