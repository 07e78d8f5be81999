package org.chairside.session.session;

import java.time.Clock;
import org.chairside.contracts.Decision.Accepted;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ends what was laid out for a patient who was sent home; needs no policy, and none may be known yet. */
@Service
public class EndUntreatedSessionHandler {

    private final Sessions sessions;
    private final SessionRecord record;
    private final Clock clock;

    EndUntreatedSessionHandler(Sessions sessions, SessionRecord record, Clock clock) {
        this.sessions = sessions;
        this.record = record;
        this.clock = clock;
    }

    @Transactional
    public void handle(EndUntreatedSession command) {
        var session = sessions.lock(command.session()).orElseThrow();
        var now = clock.instant();
        if (session.decide(command, now) instanceof Accepted(var events)) {
            record.write(session, events, null, now);
        }
    }
}
