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

    private static final List<Page> PAGES = List.of(
            new Page("board", "/board", "board.read"),
            new Page("register", "/patients/new", "patient.register"),
            new Page("clearances", "/clearances", "clearance.read"),
            new Page("vials", "/vials", "vial.read"),
            new Page("flows", "/flows", "flows.read"));

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

    /** Whether who looks may do this, or go where it is asked for. */
    public boolean may(String permission) {
        var me = me();
        return me != null && permissions.allow(me, permission);
    }

    public List<Place> places() {
        return PAGES.stream()
                .filter(page -> may(page.permission()))
                .map(page -> new Place(page.name(), page.path(), isHere(page)))
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

    private static boolean isHere(Page page) {
        var path = ServletUriComponentsBuilder.fromCurrentRequest().build().getPath();
        return path != null && (path.equals(page.path()) || path.startsWith(page.path() + "/"));
    }

    private record Page(String name, String path, String permission) {}

    /** A page in the navigation, whose name is the message {@code nav.<name>}; {@code here} if the person is on it. */
    public record Place(String name, String path, boolean here) {}
}
