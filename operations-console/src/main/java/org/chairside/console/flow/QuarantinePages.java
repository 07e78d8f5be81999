package org.chairside.console.flow;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.chairside.console.identity.Permissions;
import org.chairside.console.identity.Person;
import org.chairside.console.services.Answer;
import org.chairside.console.services.NotAnswered;
import org.chairside.console.services.Service;
import org.chairside.console.services.Services;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What each service has set aside, by its metadata alone, and trying one again; never what a record says. */
@Controller
class QuarantinePages {

    private final Services services;
    private final Permissions permissions;

    QuarantinePages(Services services, Permissions permissions) {
        this.services = services;
        this.permissions = permissions;
    }

    /** A record that stands aside, as its consumer tells of it. */
    record Aside(
            long id,
            String topic,
            @Nullable String stream,
            @Nullable String type,
            String state,
            @Nullable String reason,
            Instant arrivedAt,
            int tries) {}

    private record Page(List<Aside> records) {}

    /** All of one consumer; null while it cannot be asked. */
    record Consumer(Service service, @Nullable List<Aside> records) {}

    @GetMapping("/flows/quarantine")
    String quarantine(@AuthenticationPrincipal Person person, Model model) {
        model.addAttribute("utc", ZoneOffset.UTC);
        model.addAttribute("operates", permissions.allow(person, "flows.operate"));
        model.addAttribute(
                "consumers", Stream.of(Service.values()).map(this::consumer).toList());
        return "quarantine";
    }

    @PostMapping("/flows/quarantine/{service}/{id}/retry")
    String retry(
            @PathVariable Service service,
            @PathVariable long id,
            @AuthenticationPrincipal Person person,
            RedirectAttributes flash) {
        if (!permissions.allow(person, "flows.operate")) {
            throw new AccessDeniedException("flows.operate");
        }
        var outcome = services.send(
                service,
                HttpMethod.POST,
                "/actuator/quarantine/" + id,
                Map.of("action", "retry"),
                UUID.randomUUID().toString(),
                Map.of());
        flash.addFlashAttribute(
                "tried",
                switch (outcome) {
                    case Answer.Done _ -> "done";
                    case Answer.Problem _ -> "refused";
                    case Answer.Unknown _ -> "unknown";
                });
        return "redirect:/flows/quarantine";
    }

    private Consumer consumer(Service service) {
        try {
            return new Consumer(
                    service,
                    services.get(service, Page.class, "/actuator/quarantine").records());
        } catch (NotAnswered unreachable) {
            return new Consumer(service, null);
        }
    }
}
