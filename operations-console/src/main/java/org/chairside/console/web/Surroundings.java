package org.chairside.console.web;

import java.util.List;
import org.chairside.console.identity.Permissions;
import org.chairside.console.identity.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What the frame of a page needs, for the layout to ask: who looks, where they may go, in which language. */
@Component("surroundings")
public class Surroundings {

    private static final List<Place> PLACES = List.of(
            new Place("board", "/board", "board.read"),
            new Place("register", "/patients/new", "patient.register"),
            new Place("clearances", "/clearances", "clearance.read"),
            new Place("vials", "/vials", "vial.read"),
            new Place("flows", "/flows", "flows.read"));

    private final Permissions permissions;
    private final String htmxVersion;

    Surroundings(Permissions permissions, @Value("${chairside.console.htmx-version}") String htmxVersion) {
        this.permissions = permissions;
        this.htmxVersion = htmxVersion;
    }

    public String htmxVersion() {
        return htmxVersion;
    }

    public @Nullable Person me() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Person person ? person : null;
    }

    public List<Place> places() {
        var me = me();
        return me == null
                ? List.of()
                : PLACES.stream()
                        .filter(place -> permissions.allow(me, place.permission()))
                        .toList();
    }

    /** This page in the other language. */
    public String otherLanguage() {
        var other = LocaleContextHolder.getLocale().getLanguage().equals("es") ? "en" : "es";
        var here = ServletUriComponentsBuilder.fromCurrentRequest()
                .replaceQueryParam("lang", other)
                .build();
        return here.getPath() + "?" + here.getQuery();
    }

    /** A page in the navigation; its name is the message {@code nav.<name>}. */
    public record Place(String name, String path, String permission) {}
}
