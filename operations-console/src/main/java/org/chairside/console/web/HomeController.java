package org.chairside.console.web;

import org.chairside.console.identity.Permissions;
import org.chairside.console.identity.Person;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Leads everybody to the page they work with. */
@Controller
class HomeController {

    private final Permissions permissions;

    HomeController(Permissions permissions) {
        this.permissions = permissions;
    }

    @GetMapping("/")
    String home(@AuthenticationPrincipal Person person) {
        return permissions.allow(person, "board.read") ? "redirect:/board" : "redirect:/flows";
    }
}
