package org.chairside.session.startgate;

import org.chairside.contracts.EscortId;

/**
 * The escort as seen at the site.
 *
 * @param inRoom beside the patient; if not, elsewhere in the building
 */
public record EscortWhereabouts(EscortId escort, boolean inRoom) {}
