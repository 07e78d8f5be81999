package org.chairside.localstack;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Somebody who may sign in at the local stack, as the console reads it from {@code people.json}. */
record Person(String username, String password, List<String> roles, List<String> sites, List<String> licensedStates) {

    private static final List<String> CHAIN = List.of("ROC", "BUF", "PHX");

    /** One of each calling at every site, and those who serve the whole chain; passwords are new each time. */
    static List<Person> cast() {
        var cast = new ArrayList<Person>();
        for (var site : CHAIN) {
            cast.add(at(site, "frontdesk", "FRONT_DESK"));
            cast.add(at(site, "nurse", "NURSE"));
            cast.add(at(site, "nurse2", "NURSE"));
            cast.add(at(site, "manager", "SITE_MANAGER"));
            cast.add(at(site, "viallead", "VIAL_LEAD"));
        }
        cast.add(prescriber("prescriber.roc", List.of("ROC", "BUF"), "NY"));
        cast.add(prescriber("prescriber2.roc", List.of("ROC"), "NY"));
        cast.add(prescriber("prescriber.buf", List.of("BUF"), "NY"));
        cast.add(prescriber("prescriber2.buf", List.of("BUF"), "NY"));
        cast.add(prescriber("prescriber.phx", List.of("PHX"), "AZ"));
        cast.add(prescriber("prescriber2.phx", List.of("PHX"), "AZ"));
        cast.add(of("director", "MEDICAL_DIRECTOR", CHAIN, List.of()));
        cast.add(of("privacy", "PRIVACY_OFFICER", CHAIN, List.of()));
        cast.add(of("ops", "OPS", CHAIN, List.of()));
        return List.copyOf(cast);
    }

    private static Person at(String site, String calling, String role) {
        return of(calling + "." + site.toLowerCase(Locale.ROOT), role, List.of(site), List.of());
    }

    private static Person prescriber(String username, List<String> sites, String state) {
        return of(username, "PRESCRIBER", sites, List.of(state));
    }

    private static Person of(String username, String role, List<String> sites, List<String> licensedStates) {
        return new Person(username, Secrets.typeable(), List.of(role), sites, licensedStates);
    }
}
