package org.chairside.kit.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.chairside.kit.problem.Problem;
import org.chairside.kit.problem.Rejected;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/** Checks signatures of witnesses: by whom, for whose command, and how long ago by the machine's clock. */
public final class WitnessSignatures {

    /** By how much the clocks of two machines may differ. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private final JwtDecoder tokens;
    private final InstantSource wallClock;

    WitnessSignatures(JwtDecoder tokens, InstantSource wallClock) {
        this.tokens = tokens;
        this.wallClock = wallClock;
    }

    /**
     * Who signed for this.
     *
     * @param header what came in {@link WitnessSignature#HEADER}
     * @throws Rejected 422, if nobody did, or it does not count
     * @throws AuthenticationServiceException if the issuer, who alone could know its key, cannot be reached
     */
    SignedIn witnessOf(List<String> header, Witnessed asked) {
        if (header.isEmpty()) {
            throw new Rejected(
                    Problem.of(422, "witness-missing", "Send the Witness-Token of a second person who saw it."));
        }
        if (header.size() > 1) {
            throw notValid();
        }
        var token = decode(header.getFirst());
        mustBeInTime(token);
        var witness = read(token, StaffAuthentication::person);
        if (!read(token, Witnessed::of).equals(asked)) {
            throw new Rejected(Problem.of(
                    422,
                    "witness-signed-otherwise",
                    "The witness signed for another amount, session, person or Idempotency-Key."));
        }
        return witness;
    }

    private Jwt decode(String text) {
        try {
            return tokens.decode(text);
        } catch (BadJwtException forged) {
            throw notValid();
        } catch (JwtException unknown) {
            throw new AuthenticationServiceException("a witness cannot be checked", unknown);
        }
    }

    private void mustBeInTime(Jwt token) {
        var now = wallClock.instant();
        Instant signed = token.getIssuedAt();
        Instant end = token.getExpiresAt();
        if (signed == null || end == null || signed.isAfter(now.plus(SKEW))) {
            throw notValid();
        }
        if (now.isAfter(end) || now.isAfter(signed.plus(WitnessSignature.VALIDITY))) {
            throw new Rejected(Problem.of(422, "witness-too-late", "The witness signed more than ten minutes ago."));
        }
    }

    private static <T> T read(Jwt token, Function<Jwt, T> claims) {
        try {
            return claims.apply(token);
        } catch (RuntimeException malformed) {
            throw notValid();
        }
    }

    private static Rejected notValid() {
        return new Rejected(Problem.of(422, "witness-not-valid", "This is no signature of a witness."));
    }
}
