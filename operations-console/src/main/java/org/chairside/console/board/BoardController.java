package org.chairside.console.board;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chairside.console.flow.Freshness;
import org.chairside.console.identity.Person;
import org.chairside.console.projection.BoardVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The boards and the stream that keeps them live. */
@Controller
class BoardController {

    /** No clinic has a day outside of these; asked for one, the board shows today. */
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);

    private static final LocalDate LAST = LocalDate.of(2999, 12, 31);

    private final Boards boards;
    private final BoardVersion version;
    private final Freshness freshness;
    private final BoardStream stream;
    private final Clock clinicClock;

    BoardController(Boards boards, BoardVersion version, Freshness freshness, BoardStream stream, Clock clinicClock) {
        this.boards = boards;
        this.version = version;
        this.freshness = freshness;
        this.stream = stream;
        this.clinicClock = clinicClock;
    }

    @GetMapping("/board")
    String chain(@AuthenticationPrincipal Person person, Model model) {
        fill(null, person.siteCodes(), model);
        return "board";
    }

    @GetMapping("/board/panel")
    String chainPanel(@AuthenticationPrincipal Person person, Model model) {
        fill(null, person.siteCodes(), model);
        return "board :: panel";
    }

    @GetMapping("/site-board")
    String site(
            @RequestParam String site,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate day,
            @AuthenticationPrincipal Person person,
            Model model) {
        fillSite(site, day, person, model);
        return "site-board";
    }

    @GetMapping("/site-board/panel")
    String sitePanel(
            @RequestParam String site,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate day,
            @AuthenticationPrincipal Person person,
            Model model) {
        fillSite(site, day, person, model);
        return "site-board :: panel";
    }

    @GetMapping(path = "/board/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream(
            @RequestHeader(name = "Last-Event-ID", defaultValue = "-1") long lastSeen,
            @AuthenticationPrincipal Person person) {
        return stream.open(person.id(), lastSeen);
    }

    private void fillSite(String site, @Nullable LocalDate day, Person person, Model model) {
        var shownDay = day == null || FIRST.isAfter(day) || LAST.isBefore(day) ? null : day;
        var shown =
                fill(shownDay, person.siteCodes().stream().filter(site::equals).toList(), model);
        model.addAttribute("site", site);
        model.addAttribute("day", shownDay);
        model.addAttribute("grids", shown.stream().map(DayGrid::of).toList());
    }

    /** The version is read before what it counts, so a change in between is announced once more and never missed. */
    private List<Board> fill(@Nullable LocalDate day, List<String> sites, Model model) {
        model.addAttribute("version", version.current());
        model.addAttribute(
                "asOf",
                freshness
                        .look()
                        .ofBoards()
                        .map(known -> onTheWallClock(known, Instant.now(), clinicClock.instant()))
                        .orElse(null));
        var shown = boards.on(day, sites);
        model.addAttribute("boards", shown);
        return shown;
    }

    /** What is known is dated by the machines; a board shows it by the clinic's clock, as everything else on it. */
    static Instant onTheWallClock(Instant known, Instant machineNow, Instant clinicNow) {
        return clinicNow.minus(Duration.between(known, machineNow));
    }
}
