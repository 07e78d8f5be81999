package org.chairside.scheduling.board.web;

import java.time.LocalDate;
import org.chairside.contracts.SiteCode;
import org.chairside.kit.identity.Permission;
import org.chairside.kit.identity.SignedIn;
import org.chairside.kit.problem.NotFound;
import org.chairside.scheduling.appointment.Appointments;
import org.chairside.scheduling.board.Board;
import org.chairside.scheduling.site.Sites;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class BoardController {

    private final Sites sites;
    private final Appointments appointments;

    BoardController(Sites sites, Appointments appointments) {
        this.sites = sites;
        this.appointments = appointments;
    }

    @GetMapping("/board")
    @Permission("board.read")
    Board board(@RequestParam SiteCode site, @RequestParam LocalDate date, SignedIn person) {
        person.mustWorkAt(site);
        var open = sites.find(site).orElseThrow(NotFound::new);
        var asOf = appointments.asOf();
        return Board.of(site, date, asOf, open.chairs(), appointments.on(site, date));
    }
}
