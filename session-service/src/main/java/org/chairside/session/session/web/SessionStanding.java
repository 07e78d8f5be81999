package org.chairside.session.session.web;

import org.chairside.contracts.SessionId;
import org.chairside.session.session.Session;
import org.chairside.session.startgate.EscortWhereabouts;
import org.jspecify.annotations.Nullable;

/** Where a session stands, without vitals and doses: what the front desk may see of it, and whoever counts the vials. */
record SessionStanding(
        SessionId id,
        int version,
        Session.State state,
        @Nullable EscortWhereabouts escort) {

    static SessionStanding of(Session session) {
        return new SessionStanding(session.id(), session.version(), session.state(), session.escort());
    }
}
