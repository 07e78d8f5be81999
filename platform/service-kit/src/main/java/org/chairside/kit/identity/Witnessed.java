package org.chairside.kit.identity;

import java.util.Map;
import java.util.Objects;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.StaffId;
import org.springframework.security.oauth2.core.ClaimAccessor;

/**
 * What a witness puts their name to (rule K2): so much of this session's drug was destroyed, by this person, in this one command.
 *
 * @param micrograms the amount that the witness saw
 * @param by who destroyed it, and sends the command
 * @param command its Idempotency-Key: what is done once under its key is witnessed once
 */
public record Witnessed(SessionId session, long micrograms, StaffId by, String command) {

    private static final String SESSION = "session";
    private static final String MICROGRAMS = "micrograms";
    private static final String BY = "by";
    private static final String COMMAND = "command";

    /** As it stands in a token. */
    public Map<String, Object> claims() {
        return Map.of(SESSION, session.toString(), MICROGRAMS, micrograms, BY, by.value(), COMMAND, command);
    }

    /** @throws RuntimeException if a claim is missing or none */
    static Witnessed of(ClaimAccessor token) {
        return new Witnessed(
                SessionId.of(text(token, SESSION)),
                Long.parseLong(text(token, MICROGRAMS)),
                new StaffId(text(token, BY)),
                text(token, COMMAND));
    }

    private static String text(ClaimAccessor token, String claim) {
        return Objects.requireNonNull(token.getClaimAsString(claim));
    }
}
