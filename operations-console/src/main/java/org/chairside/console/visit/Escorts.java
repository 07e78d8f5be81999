package org.chairside.console.visit;

import static org.chairside.console.services.Service.INTAKE;

import org.chairside.console.services.Services;

/** The escorts somebody has named for a patient, to pick one. */
final class Escorts {

    private Escorts() {}

    static Offer of(String patient, Services services, boolean mayNameOne) {
        return new Offer(
                () -> services.glanceAtAll(INTAKE, Told.Escort.class, "/patients/{token}/escorts", patient)
                        .map(escorts -> escorts.stream()
                                .map(escort -> new Option(escort.id(), escort.name()))
                                .toList()),
                mayNameOne ? "/patients/" + patient : null);
    }
}
