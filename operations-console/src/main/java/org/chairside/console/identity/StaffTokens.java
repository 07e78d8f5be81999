package org.chairside.console.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.chairside.kit.identity.WitnessSignature;
import org.chairside.kit.identity.Witnessed;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;

/**
 * Speaks to the services for the person who is signed in.
 *
 * <p>The console signs with the key the services already trust, so it mints the person's token itself, for each call anew. A
 * round trip through its own authorization endpoint would end with the same token after more steps, and a token that is kept
 * nowhere can neither reach the browser nor outlive the sign-in by more than its two minutes.
 */
public class StaffTokens {

    static final String AUDIENCE = "chairside";

    private static final Duration VALIDITY = Duration.ofMinutes(2);

    private final JwtEncoder encoder;
    private final String issuer;
    private final InstantSource wallClock;

    StaffTokens(JwtEncoder encoder, String issuer, InstantSource wallClock) {
        this.encoder = encoder;
        this.issuer = issuer;
        this.wallClock = wallClock;
    }

    /** A token with this person's rights, valid for two minutes. */
    public String mintFor(Person person) {
        return mint(VALIDITY, claimsOf(person));
    }

    /** This person's signature under what they saw, valid for ten minutes and for nothing else. */
    String sign(Person witness, Witnessed seen) {
        return mint(WitnessSignature.VALIDITY, claimsOf(witness, seen));
    }

    private String mint(Duration validity, Consumer<JwtClaimsSet.Builder> said) {
        Instant now = wallClock.instant();
        var claims = JwtClaimsSet.builder()
                .id(UUID.randomUUID().toString())
                .issuer(issuer)
                .issuedAt(now)
                .expiresAt(now.plus(validity));
        said.accept(claims);
        return encoder.encode(JwtEncoderParameters.from(claims.build())).getTokenValue();
    }

    /** What a token says of a person, whoever asked for it. */
    static Consumer<JwtClaimsSet.Builder> claimsOf(Person person) {
        return claims -> claims.subject(person.id().value())
                .audience(List.of(AUDIENCE))
                .claim("roles", person.roleNames())
                .claim("sites", person.siteCodes())
                .claim(
                        "licensed_states",
                        person.licensedStates().stream().sorted().toList());
    }

    /** What a signature says: as much of the person, so that a service can tell whether they may witness, and what they saw. */
    static Consumer<JwtClaimsSet.Builder> claimsOf(Person witness, Witnessed seen) {
        return claimsOf(witness).andThen(claims -> claims.audience(List.of(WitnessSignature.AUDIENCE))
                .claims(all -> all.putAll(seen.claims())));
    }
}
