package org.chairside.session.session.watch;

import org.chairside.kit.scope.SiteScope;
import org.chairside.session.session.SessionCommand.WatchSession;
import org.chairside.session.session.SessionCommandHandler;
import org.chairside.session.session.Sessions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Reminds of vitals that are overdue and sees when recovery is long enough; any number of instances may look at once. */
@Component
class WatchSessions {

    private static final Logger LOG = LoggerFactory.getLogger(WatchSessions.class);

    private final Sessions sessions;
    private final SessionCommandHandler handler;

    WatchSessions(Sessions sessions, SessionCommandHandler handler) {
        this.sessions = sessions;
        this.handler = handler;
    }

    @Scheduled(fixedDelayString = "${chairside.session.watch-interval}")
    void look() {
        SiteScope.everySite(this::lookEverywhere);
    }

    private void lookEverywhere() {
        for (var session : sessions.watched()) {
            try {
                handler.handle(new WatchSession(session));
            } catch (RuntimeException broken) {
                LOG.error("session {} could not be looked at; the others and the next look are", session, broken);
            }
        }
    }
}
