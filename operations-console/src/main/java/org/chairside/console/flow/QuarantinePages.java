package org.chairside.console.flow;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.chairside.console.flow.Quarantines.Action;
import org.chairside.console.flow.Quarantines.Wish;
import org.chairside.console.identity.Permissions;
import org.chairside.console.identity.Person;
import org.chairside.journal.operations.QuarantinedRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What each listener has set aside, by its metadata alone, and deciding about it; never what a record says. */
@Controller
class QuarantinePages {

    private static final int SHOWN = 100;

    private final Quarantines quarantines;
    private final Permissions permissions;
    private final InstantSource wallClock = InstantSource.system();

    QuarantinePages(Quarantines quarantines, Permissions permissions) {
        this.quarantines = quarantines;
        this.permissions = permissions;
    }

    /** The oldest of one listener; null while it cannot be asked. */
    record Section(Listener listener, @Nullable List<QuarantinedRecord> records) {

        public boolean isKnown() {
            return records != null;
        }

        public boolean isCut() {
            return records != null && records.size() == SHOWN;
        }
    }

    @GetMapping("/flows/quarantine")
    String quarantine(@AuthenticationPrincipal Person person, Model model) {
        var open = quarantines.open(SHOWN);
        model.addAttribute("utc", ZoneOffset.UTC);
        model.addAttribute("askedAt", wallClock.instant());
        model.addAttribute("shown", SHOWN);
        model.addAttribute("operates", permissions.allow(person, "flows.operate"));
        model.addAttribute("approves", mayApprove(person));
        model.addAttribute("me", person.getUsername());
        model.addAttribute(
                "sections",
                Stream.of(Listener.values())
                        .map(listener -> new Section(listener, open.get(listener)))
                        .toList());
        return "quarantine";
    }

    @PostMapping("/flows/quarantine/{listener}/{id}")
    String decide(
            @PathVariable Listener listener,
            @PathVariable long id,
            @RequestParam Action action,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable Long proposal,
            @AuthenticationPrincipal Person person,
            RedirectAttributes flash) {
        if (!permissions.allow(person, "flows.operate") && !(action.isOfTheSecondPerson() && mayApprove(person))) {
            throw new AccessDeniedException("flows.operate");
        }
        flash.addFlashAttribute("came", quarantines.decide(listener, id, new Wish(action, reason, proposal), person));
        return "redirect:/flows/quarantine";
    }

    private boolean mayApprove(Person person) {
        return permissions.allow(person, "flows.approve");
    }
}
