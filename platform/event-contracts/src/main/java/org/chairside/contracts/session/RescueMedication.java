package org.chairside.contracts.session;

import org.jspecify.annotations.Nullable;

/** What was given beside the infusion; {@code micrograms} is absent for what is not counted in a mass, as oxygen. */
public record RescueMedication(
        RescueKind kind, String drug, @Nullable Long micrograms) {}
