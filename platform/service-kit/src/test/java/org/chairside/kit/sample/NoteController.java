package org.chairside.kit.sample;

import java.util.List;
import org.chairside.contracts.SiteCode;
import org.chairside.kit.identity.Permission;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Forgets to ask who is asking, on purpose: only the second wall stands. */
@RestController
@RequestMapping("/notes")
class NoteController {

    private final JdbcClient jdbc;

    NoteController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Note(SiteCode site, String text) {}

    @GetMapping
    @Permission("appointment.read")
    List<String> sites() {
        return jdbc.sql("select site from note order by site")
                .query(String.class)
                .list();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Permission("appointment.book")
    List<String> write(@RequestBody Note note) {
        jdbc.sql("insert into note (site, text) values (?, ?)")
                .params(note.site().value(), note.text())
                .update();
        return sites();
    }
}
