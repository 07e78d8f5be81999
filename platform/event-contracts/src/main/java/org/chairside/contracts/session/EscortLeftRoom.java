package org.chairside.contracts.session;

import java.time.Instant;
import org.chairside.contracts.SessionId;
import org.jspecify.annotations.Nullable;

/**
 * The escort left the room.
 *
 * @param fromSite they left the site as well; absent in events from before this was asked
 */
public record EscortLeftRoom(
        SessionId sessionId, Instant at, @Nullable Boolean fromSite) implements SessionEvent {}
