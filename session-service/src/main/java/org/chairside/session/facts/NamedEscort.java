package org.chairside.session.facts;

import org.chairside.contracts.EscortId;

/** An adult the patient named; not adult when that can no longer be read. */
public record NamedEscort(EscortId id, boolean adult) {}
